package io.groundspeed.deployment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The deployment of an archive, on one node or on several nodes in succession.
 *
 * @param name of the archive, for example {@code shop.war}
 * @param at when the first node deployed it
 * @param nodes number of nodes; at least 1
 */
public record Deployment(String name, Instant at, int nodes) {
  /**
   * Maximum time between two nodes of one deployment. If it takes longer, it is reported as two
   * deployments.
   */
  private static final Duration TOGETHER = Duration.ofMinutes(10);

  /**
   * Merges the deployments of the same archive on several nodes in close succession.
   *
   * @param each newest first
   * @return newest first
   */
  static List<Deployment> of(List<NodeDeployment> each) {
    List<Rollout> all = new ArrayList<>();
    Map<String, Rollout> latest = new HashMap<>();
    for (int i = each.size() - 1; i >= 0; i--) {
      NodeDeployment next = each.get(i);
      Rollout rollout = latest.get(next.name());
      if (rollout == null || !rollout.goesOnWith(next)) {
        rollout = new Rollout(next.name(), next.at());
        latest.put(next.name(), rollout);
        all.add(rollout);
      }
      rollout.add(next);
    }
    Collections.reverse(all);
    return all.stream().map(Rollout::whole).toList();
  }

  private static final class Rollout {
    private final String name;
    private final Instant start;
    private final Set<String> nodes = new HashSet<>();
    private @Nullable Instant last;

    Rollout(String name, Instant start) {
      this.name = name;
      this.start = start;
    }

    boolean goesOnWith(NodeDeployment next) {
      return !nodes.contains(next.node())
          && Duration.between(last, next.at()).compareTo(TOGETHER) <= 0;
    }

    void add(NodeDeployment next) {
      nodes.add(next.node());
      last = next.at();
    }

    Deployment whole() {
      return new Deployment(name, start, nodes.size());
    }
  }
}
