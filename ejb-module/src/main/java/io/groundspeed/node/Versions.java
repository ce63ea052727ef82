package io.groundspeed.node;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * The software versions on this node.
 *
 * @param server name and version of the application server; null if unavailable, for example during
 *     start-up
 */
public record Versions(String groundspeed, String java, @Nullable String server) {
  private static final String MODEL = "jboss.as:management-root=server";

  /** Returns the versions of this process. */
  public static Versions current() {
    return new Versions(Version.current(), System.getProperty("java.version"), ofServer());
  }

  private static @Nullable String ofServer() {
    try {
      ObjectName server = new ObjectName(MODEL);
      return attribute(server, "productName") + " " + attribute(server, "productVersion");
    } catch (JMException | RuntimeException e) {
      return null;
    }
  }

  private static Object attribute(ObjectName bean, String name) throws JMException {
    return ManagementFactory.getPlatformMBeanServer().getAttribute(bean, name);
  }
}
