package io.groundspeed.query;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Data sources that applications define by {@code @DataSourceDefinition} or in their deployment
 * descriptors. The server's management model does not have them; its container of services does, by
 * the names under which the applications find them.
 */
final class DefinedDataSources {
  private static final String CONTAINER = "jboss.msc:type=container,*";
  private static final String NAMES = "queryServiceNames";

  /** Groups: the scope, the deployment, and the name within the scope. */
  private static final Pattern DEFINED =
      Pattern.compile(
          "jboss\\.data-source\\.\"?jboss\\.naming\\.context\\.java\\.(app|module|comp)\\.\"?([^.\"]+)\"?\\.(.+?)\"?");

  private final MBeanServer server;

  DefinedDataSources(MBeanServer server) {
    this.server = server;
  }

  /** Returns them by name; none where the server doesn't tell. */
  List<UnmeasuredDataSource> all() throws JMException {
    Stream<String> names = Stream.empty();
    for (ObjectName container : server.queryNames(new ObjectName(CONTAINER), null)) {
      names = Stream.concat(names, names(server.invoke(container, NAMES, null, null)));
    }
    return names
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

  private static Stream<String> names(Object answer) {
    if (answer instanceof Collection<?> all) {
      return all.stream().map(Object::toString);
    }
    return answer instanceof Object[] all ? Arrays.stream(all).map(Object::toString) : Stream.of();
  }
}
