package io.groundspeed.deployment;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** The current deployments of this server, read from its management model through JMX. */
final class ServerDeployments {
  private static final Logger LOG = Logger.getLogger(ServerDeployments.class.getName());
  private static final String ALL = "jboss.as:deployment=*";
  private static final String DEPLOYED = "OK";

  private final MBeanServer server;

  ServerDeployments() {
    this(ManagementFactory.getPlatformMBeanServer());
  }

  ServerDeployments(MBeanServer server) {
    this.server = server;
  }

  /**
   * Returns each active deployment and the time since when it is deployed. Failed and disabled
   * deployments are omitted.
   */
  Map<String, Instant> current() {
    Map<String, Instant> current = new TreeMap<>();
    try {
      for (ObjectName deployment : server.queryNames(new ObjectName(ALL), null)) {
        Object since = server.getAttribute(deployment, "enabledTime");
        if (since instanceof Long millis
            && DEPLOYED.equals(server.getAttribute(deployment, "status"))) {
          current.put(deployment.getKeyProperty("deployment"), Instant.ofEpochMilli(millis));
        }
      }
    } catch (JMException | RuntimeException e) {
      // A deployment may disappear between the query and the read. The next run corrects that.
      LOG.log(Level.FINE, "The server does not tell what it has deployed", e);
    }
    return current;
  }
}
