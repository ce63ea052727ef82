package io.groundspeed.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Data sources that applications define by {@code @DataSourceDefinition} or in their deployment
 * descriptors. The server's management model does not have them; its container of services does, by
 * the names under which the applications find them.
 */
final class DefinedDataSources {
  private static final Logger LOG = Logger.getLogger(DefinedDataSources.class.getName());
  private static final String CONTAINER = "jboss.msc:type=container,*";
  private static final String NAMES = "queryValues";

  /** Groups: the scope, the deployment, and the name within the scope. */
  private static final Pattern DEFINED =
      Pattern.compile(
          "jboss\\.data-source\\.\"?jboss\\.naming\\.context\\.java\\.(app|module|comp)\\.\"?([^.\"]+)\"?\\.(.+?)\"?");

  private final MBeanServer server;

  DefinedDataSources(MBeanServer server) {
    this.server = server;
  }

  /** Returns them; none where the server doesn't tell. */
  List<UnmeasuredDataSource> all() {
    return names().stream()
        .map(DEFINED::matcher)
        .filter(Matcher::matches)
        .map(
            found ->
                UnmeasuredDataSource.defined(
                    found.group(3),
                    found.group(2),
                    "java:" + found.group(1) + "/" + found.group(3)))
        .distinct()
        .toList();
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
