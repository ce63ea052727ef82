package io.groundspeed.telemetry.gather;

/**
 * A source of measurements that is drained every second. It counts without blocking the measured
 * application, and hands over its counts on request.
 */
public interface Source {
  /** Adds everything measured since the last call. Called by one thread. */
  void drainInto(Gathered batch);
}
