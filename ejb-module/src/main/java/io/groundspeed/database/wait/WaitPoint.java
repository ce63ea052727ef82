package io.groundspeed.database.wait;

import java.time.Instant;
import java.util.Map;

/**
 * The average number of active sessions in a step of time.
 *
 * @param start of the step
 * @param sampled whether it was sampled at all
 * @param sessions by what they waited for; classes without any are missing
 */
public record WaitPoint(Instant start, boolean sampled, Map<WaitClass, Double> sessions) {
  public WaitPoint {
    sessions = Map.copyOf(sessions);
  }

  /** Returns the average number of sessions in a class. */
  public double of(WaitClass wait) {
    return sessions.getOrDefault(wait, 0.0);
  }

  /** Returns the average number of active sessions; NaN if it was not sampled. */
  public double all() {
    return sampled ? sessions.values().stream().mapToDouble(Double::doubleValue).sum() : Double.NaN;
  }
}
