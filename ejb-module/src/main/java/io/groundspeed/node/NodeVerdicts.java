package io.groundspeed.node;

import io.groundspeed.database.StorageState;
import io.groundspeed.format.Format;
import io.groundspeed.format.Quantity;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.telemetry.sketch.Rating;
import io.groundspeed.verdict.Place;
import io.groundspeed.verdict.Screen;
import io.groundspeed.verdict.Since;
import io.groundspeed.verdict.Verdict;
import io.groundspeed.verdict.VerdictSource;
import io.groundspeed.verdict.VerdictSubject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Verdicts about silent nodes and differing clocks, for the Overview. A silent node concerns every
 * range in which it was silent; clocks are known for the present only.
 */
@ApplicationScoped
class NodeVerdicts implements VerdictSource {
  private static final String PATH = Screen.SYSTEM.getPath();
  private static final VerdictSubject SILENT =
      VerdictSubject.of("silent nodes", Place.of(Screen.SYSTEM), NodeVerdicts::silent);
  private static final String LONGEST_SILENCE =
      "≤ " + Format.duration((double) NodeState.LONGEST_SILENCE.toMillis());
  private static final String MOST_SKEW = "≤ " + Format.duration(StorageState.MOST_SKEW);

  private Nodes nodes;
  private InstantSource time;

  protected NodeVerdicts() {}

  @Inject
  NodeVerdicts(Nodes nodes, InstantSource time) {
    this.nodes = nodes;
    this.time = time;
  }

  @Override
  public String about() {
    return "Nodes";
  }

  @Override
  public List<Verdict> verdicts(TimeRange range) {
    return of(nodes.all(), range, time.instant());
  }

  static List<Verdict> of(List<NodeState> nodes, TimeRange range, Instant now) {
    List<Verdict> verdicts = new ArrayList<>();
    for (NodeState node : nodes) {
      if (!node.isAlive()) {
        if (node.silentFrom().isBefore(range.to())) {
          verdicts.add(silent(node));
        }
      } else if (!node.clocksAgree() && range.isCurrent(now)) {
        verdicts.add(differing(node));
      }
    }
    boolean fine = verdicts.isEmpty() && !nodes.isEmpty() && range.isCurrent(now);
    return fine
        ? List.of(Verdict.of(Rating.GOOD, "All nodes are alive and their clocks agree", PATH))
        : verdicts;
  }

  private static Verdict silent(NodeState node) {
    double millis = node.silent().toMillis();
    return Verdict.of(
            Rating.POOR,
            "Node %s has been silent for %s".formatted(node.node(), Format.duration(millis)),
            PATH)
        .about(SILENT)
        .measured(millis, Quantity.DURATION, LONGEST_SILENCE)
        .distant(millis / NodeState.LONGEST_SILENCE.toMillis())
        .since(Since.at(node.seenAt()));
  }

  private static String silent(List<Verdict> nodes) {
    return "%d nodes are silent; the longest silence is %s"
        .formatted(nodes.size(), Format.text(nodes.get(0).measured().value()));
  }

  private static Verdict differing(NodeState node) {
    double millis = Math.abs(node.skewMillis());
    return Verdict.of(
            Rating.NEEDS_IMPROVEMENT,
            "The database’s clock is %s %s that of node %s"
                .formatted(
                    Format.duration(millis),
                    node.skewMillis() < 0 ? "behind" : "ahead of",
                    node.node()),
            PATH)
        .measured(millis, Quantity.DURATION, MOST_SKEW)
        .distant(millis / StorageState.MOST_SKEW);
  }
}
