package io.groundspeed.telemetry.sketch;

import io.groundspeed.shared.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The steps of a chart over a time range. Every sketch of a result belongs to exactly one of them.
 */
public final class Steps {
  private final TimeRange range;
  private final Duration step;

  private Steps(TimeRange range) {
    this.range = range;
    step = range.step();
  }

  /** Returns the steps of a range, whose width is {@link TimeRange#step}. */
  public static Steps of(TimeRange range) {
    return new Steps(range);
  }

  /** Returns the widest slot that does not cross a step boundary. */
  public Resolution resolution() {
    if (step.compareTo(Duration.ofHours(1)) < 0) {
      return Resolution.MINUTE;
    }
    return step.compareTo(Duration.ofDays(1)) < 0 ? Resolution.HOUR : Resolution.DAY;
  }

  /** Returns the start of the step that contains a time. */
  public Instant startOf(Instant time) {
    return Instant.ofEpochSecond(
        Math.floorDiv(time.getEpochSecond(), step.toSeconds()) * step.toSeconds());
  }

  /** Returns the starts of all steps, in order. */
  public List<Instant> starts() {
    List<Instant> starts = new ArrayList<>();
    for (Instant at = startOf(range.from()); at.isBefore(range.to()); at = at.plus(step)) {
      starts.add(at);
    }
    return starts;
  }

  /**
   * Returns the part of a step that lies in the range, at least a minute, the finest resolution of
   * sketches.
   */
  public Duration covered(Instant start) {
    Instant from = start.isBefore(range.from()) ? range.from() : start;
    Instant end = start.plus(step);
    Duration covered = Duration.between(from, end.isAfter(range.to()) ? range.to() : end);
    Duration least = Duration.ofSeconds(Resolution.MINUTE.seconds());
    return covered.compareTo(least) < 0 ? least : covered;
  }
}
