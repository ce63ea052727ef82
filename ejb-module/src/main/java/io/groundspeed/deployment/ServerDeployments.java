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

/** What this server has deployed, as its management model shows it through JMX. */
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

  /** Returns since when each is deployed; what has failed or is disabled is not. */
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
      // One may have been undeployed between the question and its answer: the next look tells.
      LOG.log(Level.FINE, "The server does not tell what it has deployed", e);
    }
    return current;
  }
}
