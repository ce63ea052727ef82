package io.groundspeed.telemetry;

import io.groundspeed.format.Format;
import io.groundspeed.format.Quantity;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.telemetry.sketch.Rating;
import io.groundspeed.verdict.Change;
import io.groundspeed.verdict.Screen;
import io.groundspeed.verdict.Since;
import io.groundspeed.verdict.Thresholds;
import io.groundspeed.verdict.Verdict;
import io.groundspeed.verdict.VerdictSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Verdicts about this node's telemetry, for the Overview: events lost in the range since the
 * process started, and the present state of its pipeline.
 */
@ApplicationScoped
class TelemetryVerdicts implements VerdictSource {
  private static final String PATH = Screen.SYSTEM.getPath();
  private static final double BUSY = 0.5;
  private static final double NEARLY_FULL = 0.9;

  private Telemetry telemetry;
  private InstantSource time;

  protected TelemetryVerdicts() {}

  @Inject
  TelemetryVerdicts(Telemetry telemetry, InstantSource time) {
    this.telemetry = telemetry;
    this.time = time;
  }

  @Override
  public String about() {
    return "Telemetry";
  }

  @Override
  public List<Verdict> verdicts(TimeRange range) {
    List<Verdict> verdicts =
        new ArrayList<>(lost(telemetry.losses(range), telemetry.losses(range.before())));
    if (range.isCurrent(time.instant())) {
      verdicts.addAll(of(telemetry.state()));
    }
    return verdicts;
  }

  /**
   * @param now what was lost in the range
   * @param before what was lost in the previous period
   */
  static List<Verdict> lost(Losses.Loss now, Losses.Loss before) {
    List<Verdict> verdicts = new ArrayList<>();
    long dropped = now.totalDropped();
    verdicts.add(
        lost(dropped == 0 ? Rating.GOOD : Rating.POOR, "dropped", now.dropped())
            .changed(Change.ofCount(dropped, before.totalDropped()))
            .since(dropped == 0 ? null : Since.at(now.first())));
    long rejected = now.totalRejected();
    if (rejected > 0) {
      verdicts.add(
          lost(Rating.NEEDS_IMPROVEMENT, "rejected", now.rejected())
              .changed(Change.ofCount(rejected, before.totalRejected()))
              .since(Since.at(now.first())));
    }
    return verdicts;
  }

  private static Verdict lost(Rating rating, String how, Map<String, Long> byReason) {
    long events = byReason.values().stream().mapToLong(Long::longValue).sum();
    return verdict(rating, events(events) + " " + how + reasons(byReason))
        .measured(Format.exact(events), "0")
        .distant(events);
  }

  static List<Verdict> of(PipelineState state) {
    List<Verdict> verdicts = new ArrayList<>();
    if (state.writes().failing()) {
      verdicts.add(verdict(Rating.POOR, "Measurements can’t be written to the database now"));
    }
    if (state.queueFill() >= BUSY) {
      Rating rating = state.queueFill() >= NEARLY_FULL ? Rating.POOR : Rating.NEEDS_IMPROVEMENT;
      String fill = Format.share(state.queueFill());
      verdicts.add(
          verdict(rating, "The intake is " + fill + " full")
              .measured(state.queueFill(), Quantity.SHARE, "< " + Thresholds.percent(BUSY)));
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
