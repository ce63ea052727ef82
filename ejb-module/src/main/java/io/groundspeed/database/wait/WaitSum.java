package io.groundspeed.database.wait;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds up the waits of one query and caller. Not thread-safe. */
final class WaitSum {
  private static final int EVENTS = 3;

  private final Map<WaitClass, Long> seconds = new EnumMap<>(WaitClass.class);
  private final Map<String, Long> events = new HashMap<>();

  void add(String wait, String event, long count) {
    seconds.merge(WaitClass.ofWord(wait), count, Long::sum);
    if (!event.isEmpty()) {
      events.merge(event, count, Long::sum);
    }
  }

  WaitFigures figures(WaitSummaries.Key key) {
    List<String> most =
        events.entrySet().stream()
            .sorted(
                Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(EVENTS)
            .map(Map.Entry::getKey)
            .toList();
    return new WaitFigures(
        key.database(), key.deployment(), key.endpoint(), key.query(), seconds, most);
  }
}
