package io.groundspeed.node;

import io.groundspeed.format.Format;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.telemetry.sketch.Rating;
import io.groundspeed.verdict.Screen;
import io.groundspeed.verdict.Verdict;
import io.groundspeed.verdict.VerdictSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** Verdicts about silent nodes and differing clocks, for the Overview; none if all is well. */
@ApplicationScoped
class NodeVerdicts implements VerdictSource {
  private static final String PATH = Screen.SYSTEM.getPath();

  private Nodes nodes;

  protected NodeVerdicts() {}

  @Inject
  NodeVerdicts(Nodes nodes) {
    this.nodes = nodes;
  }

  @Override
  public String about() {
    return "Nodes";
  }

  @Override
  public List<Verdict> verdicts(TimeRange range) {
    return of(nodes.all());
  }

  static List<Verdict> of(List<NodeState> nodes) {
    List<Verdict> verdicts = new ArrayList<>();
    for (NodeState node : nodes) {
      if (!node.isAlive()) {
        String silence = Format.duration((double) node.silent().toMillis());
        verdicts.add(
            Verdict.of(
                Rating.POOR,
                "Node %s has been silent for %s".formatted(node.node(), silence),
                PATH));
      } else if (!node.clocksAgree()) {
        verdicts.add(
            Verdict.of(
                Rating.NEEDS_IMPROVEMENT,
                "The database’s clock is %s %s that of node %s"
                    .formatted(
                        Format.duration(Math.abs(node.skewMillis())),
                        node.skewMillis() < 0 ? "behind" : "ahead of",
                        node.node()),
                PATH));
      }
    }
    return verdicts;
  }
}
