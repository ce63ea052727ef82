package io.groundspeed.telemetry;

import io.groundspeed.shared.TimeRange;
import io.groundspeed.telemetry.intake.Accounting;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The minutes in which this process dropped or rejected events. Minutes without a loss need no
 * memory, and only the latest 1,000 others are kept. Thread-safe.
 */
public final class Losses {
  private static final int MOST_MINUTES = 1_000;

  private final NavigableMap<Instant, Loss> minutes = new TreeMap<>();
  private Loss seen = Loss.NONE;

  /**
   * The events that were lost in a range.
   *
   * @param dropped by reason
   * @param rejected by reason
   * @param first the first minute with a loss; null if there was none
   */
  public record Loss(
      Map<String, Long> dropped, Map<String, Long> rejected, @Nullable Instant first) {
    static final Loss NONE = new Loss(Map.of(), Map.of(), null);

    /** Returns the number of dropped events for all reasons. */
    public long totalDropped() {
      return total(dropped);
    }

    /** Returns the number of rejected events for all reasons. */
    public long totalRejected() {
      return total(rejected);
    }

    private boolean isNone() {
      return dropped.isEmpty() && rejected.isEmpty();
    }

    private Loss plus(Loss other, Instant at) {
      return new Loss(
          sum(dropped, other.dropped, 1),
          sum(rejected, other.rejected, 1),
          first == null ? at : first);
    }

    private Loss minus(Loss other) {
      return new Loss(sum(dropped, other.dropped, -1), sum(rejected, other.rejected, -1), null);
    }

    private static Map<String, Long> sum(
        Map<String, Long> one, Map<String, Long> other, int factor) {
      Map<String, Long> sum = new TreeMap<>(one);
      other.forEach((reason, events) -> sum.merge(reason, factor * events, Long::sum));
      sum.values().removeIf(events -> events == 0);
      return sum;
    }

    private static long total(Map<String, Long> counts) {
      return counts.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /** Assigns what was lost since the previous call to the current minute. */
  synchronized void note(Accounting.Balance balance, Instant now) {
    Loss all = new Loss(balance.dropped(), balance.rejected(), null);
    Loss lost = all.minus(seen);
    seen = all;
    if (!lost.isNone()) {
      Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
      minutes.merge(minute, lost, (before, more) -> before.plus(more, minute));
      while (minutes.size() > MOST_MINUTES) {
        minutes.pollFirstEntry();
      }
    }
  }

  /** Returns what was lost in a range, from its first minute on. */
  synchronized Loss in(TimeRange range) {
    Loss sum = Loss.NONE;
    for (Map.Entry<Instant, Loss> minute :
        minutes
            .subMap(range.from().truncatedTo(ChronoUnit.MINUTES), true, range.to(), false)
            .entrySet()) {
      sum = sum.plus(minute.getValue(), minute.getKey());
    }
    return sum;
  }
}
