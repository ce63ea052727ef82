package io.groundspeed.telemetry.sketch;

import io.groundspeed.shared.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The steps of a chart over a range of time; every sketch of an answer falls into one of them. */
public final class Steps {
  private final TimeRange range;
  private final Duration step;

  private Steps(TimeRange range) {
    this.range = range;
    step = range.step();
  }

  /** Returns the steps that {@link TimeRange#step} makes of a range. */
  public static Steps of(TimeRange range) {
    return new Steps(range);
  }

  /** Returns the widest slot of sketches that no step cuts. */
  public Resolution resolution() {
    if (step.compareTo(Duration.ofHours(1)) < 0) {
      return Resolution.MINUTE;
    }
    return step.compareTo(Duration.ofDays(1)) < 0 ? Resolution.HOUR : Resolution.DAY;
  }

  /** Returns the beginning of the step that holds a time. */
  public Instant startOf(Instant time) {
    return Instant.ofEpochSecond(
        Math.floorDiv(time.getEpochSecond(), step.toSeconds()) * step.toSeconds());
  }

  /** Returns the beginnings of all steps, in their order. */
  public List<Instant> starts() {
    List<Instant> starts = new ArrayList<>();
    for (Instant at = startOf(range.from()); at.isBefore(range.to()); at = at.plus(step)) {
      starts.add(at);
    }
    return starts;
  }

  /** Returns how much of a step lies in the range: a minute at least, as sketches are kept. */
  public Duration covered(Instant start) {
    Instant from = start.isBefore(range.from()) ? range.from() : start;
    Instant end = start.plus(step);
    Duration covered = Duration.between(from, end.isAfter(range.to()) ? range.to() : end);
    Duration least = Duration.ofSeconds(Resolution.MINUTE.seconds());
    return covered.compareTo(least) < 0 ? least : covered;
  }
}
