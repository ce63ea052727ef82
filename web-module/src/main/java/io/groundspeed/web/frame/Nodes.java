package io.groundspeed.web.frame;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.management.ManagementFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/** How many nodes the cluster has: the one place that knows. */
@ApplicationScoped
public class Nodes {
  /** The cluster's channel; a server that is not clustered has none. */
  private static final String CHANNEL = "jboss.as:subsystem=jgroups,channel=ee";

  /** As JGroups writes a view: {@code [node-1|7] (2) [node-1, node-2]}. */
  private static final Pattern VIEW = Pattern.compile("\\((\\d+)\\) \\[");

  /** Returns the number of members that this node sees, itself included; 1 where it knows none. */
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
