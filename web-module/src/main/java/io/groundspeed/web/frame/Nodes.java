package io.groundspeed.web.frame;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.management.ManagementFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/** Determines the number of nodes in the cluster. */
@ApplicationScoped
public class Nodes {
  /** The cluster's channel; it does not exist on a server that is not clustered. */
  private static final String CHANNEL = "jboss.as:subsystem=jgroups,channel=ee";

  /**
   * The number of members in the text form of a JGroups view: {@code [node-1|7] (2) [node-1,
   * node-2]}.
   */
  private static final Pattern VIEW = Pattern.compile("\\((\\d+)\\) \\[");

  /**
   * Returns the number of members that this node sees, including itself; 1 if there is no cluster.
   */
  public int count() {
    try {
      Object view =
          ManagementFactory.getPlatformMBeanServer().getAttribute(new ObjectName(CHANNEL), "view");
      return members(String.valueOf(view));
    } catch (JMException e) {
      return 1;
    }
  }

  static int members(String view) {
    Matcher matcher = VIEW.matcher(view);
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : 1;
  }
}
