package io.groundspeed.database.wait;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What a query waited for when one caller ran it.
 *
 * @param database host, port and name
 * @param deployment the archive; {@code (not measured)} for other clients
 * @param endpoint the endpoint or job; the application's name for other clients
 * @param query the name of the query; {@code (not measured)} for other clients
 * @param seconds by what was waited for, each about a second of one session
 * @param events PostgreSQL's names of the most frequent wait events, at most three
 */
public record WaitFigures(
    String database,
    String deployment,
    String endpoint,
    String query,
    Map<WaitClass, Long> seconds,
    List<String> events) {
  /** Orders by total time, longest first. */
  static final Comparator<WaitFigures> LONGEST_FIRST =
      Comparator.comparingLong(WaitFigures::total)
          .reversed()
          .thenComparing(WaitFigures::endpoint)
          .thenComparing(WaitFigures::query);

  public WaitFigures {
    seconds = Map.copyOf(seconds);
    events = List.copyOf(events);
  }

  /** Returns the seconds of all classes together. */
  public long total() {
    return seconds.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Returns the seconds in a class. */
  public long of(WaitClass wait) {
    return seconds.getOrDefault(wait, 0L);
  }

  /** Returns the class with the most seconds. */
  public WaitClass greatest() {
    return seconds.entrySet().stream()
        .max(
            Map.Entry.<WaitClass, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse(WaitClass.OTHER);
  }

  /** Returns whether a measured application ran it. */
  public boolean isMeasured() {
    return !deployment.equals(WaitSegment.UNMEASURED);
  }
}
