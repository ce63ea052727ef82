package io.groundspeed.telemetry.gather;

/**
 * Something of the measured application that is emptied every second: it counts by itself, without
 * waiting for anybody, and hands over what it has counted.
 */
public interface Source {
  /** Adds all that was measured since the last time; called by one thread. */
  void drainInto(Gathered batch);
}
