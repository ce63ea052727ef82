package io.groundspeed.cache;

import io.groundspeed.cache.pattern.KeyPattern;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The loads that exceeded their time limit and whose threads have not stopped. Their number is
 * limited, because each one occupies a thread of the pool that all patterns share. Thread-safe.
 */
final class StuckLoads {
  /** At this many stuck loads of one pattern, no further load of it starts. */
  static final int MOST_OF_ONE_PATTERN = 4;

  /**
   * At this many stuck loads in total, no further load starts for any pattern that has one of them.
   */
  static final int MOST = 24;

  private final Set<Flight> flights = ConcurrentHashMap.newKeySet();

  /** Adds a load that was given up, until its thread has stopped. */
  void add(Flight flight) {
    if (flight.interrupt()) {
      flights.add(flight);
      if (!flight.isRunning()) {
        flights.remove(flight);
      }
    }
  }

  /** Removes a load whose thread has stopped. */
  void remove(Flight flight) {
    if (!flights.isEmpty()) {
      flights.remove(flight);
    }
  }

  /** Returns the number of stuck loads. */
  int count() {
    return flights.size();
  }

  /** Returns why no further load of a pattern may start; null if one may. */
  @Nullable Stuck whyNot(KeyPattern<?> pattern) {
    if (flights.isEmpty()) {
      return null;
    }
    int ofPattern = 0;
    Flight first = null;
    for (Flight flight : flights) {
      if (flight.isOf(pattern)) {
        ofPattern++;
        first = first == null || flight.elapsedNanos() > first.elapsedNanos() ? flight : first;
      }
    }
    boolean few = ofPattern < MOST_OF_ONE_PATTERN && flights.size() < MOST;
    return first == null || few ? null : new Stuck(ofPattern, first);
  }

  /** Too many loads of a pattern are stuck. */
  static final class Stuck extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Stuck(int count, Flight longest) {
      super(
          "%d earlier loads of %s were given up and still run, %s for %d s; no further one begins until they stop"
              .formatted(
                  count,
                  longest.counts().pattern(),
                  longest.key(),
                  TimeUnit.NANOSECONDS.toSeconds(longest.elapsedNanos())));
      setStackTrace(longest.stackOfRunner());
    }
  }
}
