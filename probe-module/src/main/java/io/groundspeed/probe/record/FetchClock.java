package io.groundspeed.probe.record;

/** Measures the time since a log was last fetched. For one thread at a time. */
final class FetchClock {
  private long last = System.nanoTime();

  double secondsSinceLast() {
    long now = System.nanoTime();
    double seconds = (now - last) / 1e9;
    last = now;
    return seconds;
  }
}
