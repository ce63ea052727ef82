package io.groundspeed.telemetry;

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
import java.util.Map;

/** Verdicts about losses in this node's telemetry since its start, for the Overview. */
@ApplicationScoped
class TelemetryVerdicts implements VerdictSource {
  private static final String PATH = Screen.SYSTEM.getPath();
  private static final double BUSY = 0.5;
  private static final double NEARLY_FULL = 0.9;

  private Telemetry telemetry;

  protected TelemetryVerdicts() {}

  @Inject
  TelemetryVerdicts(Telemetry telemetry) {
    this.telemetry = telemetry;
  }

  @Override
  public String about() {
    return "Telemetry";
  }

  @Override
  public List<Verdict> verdicts(TimeRange range) {
    return of(telemetry.state());
  }

  static List<Verdict> of(PipelineState state) {
    List<Verdict> verdicts = new ArrayList<>();
    long dropped = state.balance().totalDropped();
    verdicts.add(
        verdict(
            dropped == 0 ? Rating.GOOD : Rating.POOR,
            events(dropped) + " dropped" + reasons(state.balance().dropped())));
    long rejected = state.balance().rejected().values().stream().mapToLong(n -> n).sum();
    if (rejected > 0) {
      verdicts.add(
          verdict(
              Rating.NEEDS_IMPROVEMENT,
              events(rejected) + " rejected" + reasons(state.balance().rejected())));
    }
    if (state.writes().failing()) {
      verdicts.add(verdict(Rating.POOR, "What is measured can’t be written to the database now"));
    }
    if (state.queueFill() >= BUSY) {
      Rating rating = state.queueFill() >= NEARLY_FULL ? Rating.POOR : Rating.NEEDS_IMPROVEMENT;
      verdicts.add(verdict(rating, "The intake is " + Format.share(state.queueFill()) + " full"));
    }
    return verdicts;
  }

  private static String events(long count) {
    return count == 1 ? "1 event" : Format.exact(count) + " events";
  }

  /** Returns the most frequent reason, or an empty text if there is none. */
  private static String reasons(Map<String, Long> byReason) {
    return byReason.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(most -> (byReason.size() == 1 ? ": " : ", most often: ") + most.getKey())
        .orElse("");
  }

  private static Verdict verdict(Rating rating, String sentence) {
    return Verdict.of(rating, sentence, PATH);
  }
}
