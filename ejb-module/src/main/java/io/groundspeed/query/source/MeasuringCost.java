package io.groundspeed.query.source;

import io.groundspeed.probe.Probe;
import io.groundspeed.probe.jdbc.RecordingCost;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The cost of measuring a statement on this node. Thread-safe. */
@ApplicationScoped
public class MeasuringCost {
  private static final Duration FRESH = Duration.ofMinutes(5);

  private InstantSource time;
  private Instant measuredAt = Instant.EPOCH;
  private double nanos;

  protected MeasuringCost() {}

  @Inject
  MeasuringCost(InstantSource time) {
    this.time = time;
  }

  /**
   * Returns the time to record one statement in nanoseconds, measured within the last five minutes;
   * NaN if the probe is off.
   */
  public synchronized double nanosPerStatement() {
    if (!Probe.isOn()) {
      return Double.NaN;
    }
    Instant now = time.instant();
    if (measuredAt.plus(FRESH).isBefore(now)) {
      nanos = RecordingCost.nanosPerStatement();
      measuredAt = now;
    }
    return nanos;
  }
}
