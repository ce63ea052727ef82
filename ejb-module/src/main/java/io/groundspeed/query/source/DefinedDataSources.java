package io.groundspeed.query.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Data sources that applications define with {@code @DataSourceDefinition} or in their deployment
 * descriptors. The server's management model does not contain them, but its service container does,
 * under the names that the applications use.
 */
final class DefinedDataSources {
  private static final Logger LOG = Logger.getLogger(DefinedDataSources.class.getName());
  private static final String CONTAINER = "jboss.msc:type=container,*";
  private static final String NAMES = "queryValues";

  private static final Pattern DEFINED =
      Pattern.compile("jboss\\.data-source\\.jboss\\.naming\\.context\\.java\\.(\\w+)\\.(.+)");

  /** Number of name parts between the application and the data source: module, component. */
  private static final Map<String, Integer> INNER = Map.of("app", 0, "module", 1, "comp", 2);

  private static final String GLOBAL = "global";

  private final MBeanServer server;

  DefinedDataSources(MBeanServer server) {
    this.server = server;
  }

  /** Returns these data sources; none if the service container is unavailable. */
  List<UnmeasuredDataSource> all() {
    List<String> applications = applications();
    return names().stream()
        .map(name -> DEFINED.matcher(name.replaceAll("[\\\\\"]", "")))
        .filter(Matcher::matches)
        .filter(found -> INNER.containsKey(found.group(1)) || found.group(1).equals(GLOBAL))
        .map(found -> defined(found.group(1), found.group(2), applications))
        .distinct()
        .toList();
  }

  private static UnmeasuredDataSource defined(
      String scope, String path, List<String> applications) {
    if (scope.equals(GLOBAL)) {
      return of(scope, path, "An application");
    }
    String application =
        applications.stream()
            .filter(known -> path.startsWith(known + "."))
            .max(Comparator.comparingInt(String::length))
            .orElseGet(() -> path.substring(0, Math.max(0, path.indexOf('.'))));
    String rest = path.substring(application.length() + 1);
    for (int i = INNER.getOrDefault(scope, 0); i > 0; i--) {
      // In a WAR, the application and the module have the same name.
      int end = rest.startsWith(application + ".") ? application.length() : rest.indexOf('.');
      rest = rest.substring(end + 1);
    }
    return of(scope, rest, application);
  }

  private static UnmeasuredDataSource of(String scope, String path, String owner) {
    String name = path.replace('.', '/');
    return UnmeasuredDataSource.defined(name, owner, "java:" + scope + "/" + name);
  }

  /** Returns the names of deployments without their extensions. They may contain dots. */
  private List<String> applications() {
    List<String> names = new ArrayList<>();
    try {
      for (ObjectName one : server.queryNames(new ObjectName("jboss.as:deployment=*"), null)) {
        names.add(ServerDataSources.name(one, "deployment").replaceFirst("\\.\\w+$", ""));
      }
    } catch (JMException e) {
      LOG.log(Level.FINE, "The server's deployments can't be read", e);
    }
    return names;
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    try {
      for (ObjectName container : server.queryNames(new ObjectName(CONTAINER), null)) {
        if (server.invoke(container, NAMES, null, null) instanceof String[] some) {
          names.addAll(Arrays.asList(some));
        }
      }
    } catch (JMException e) {
      LOG.log(Level.FINE, "The server's services can't be read", e);
    }
    return names;
  }
}
