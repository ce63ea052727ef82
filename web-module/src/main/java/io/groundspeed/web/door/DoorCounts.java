package io.groundspeed.web.door;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.logging.Logger;

/**
 * Counts the requests that the door has refused since this node started, by reason. Thread-safe.
 */
public final class DoorCounts {
  private static final Logger LOG = Logger.getLogger(DoorCounts.class.getName());
  private static final long MINUTE = 60_000_000_000L;
  private static final Map<Refusal, LongAdder> COUNTS = new EnumMap<>(Refusal.class);
  private static final AtomicLong LOGGED = new AtomicLong(System.nanoTime() - MINUTE);

  static {
    for (Refusal refusal : Refusal.values()) {
      COUNTS.put(refusal, new LongAdder());
    }
  }

  private DoorCounts() {}

  /**
   * Counts a refusal. Totals are logged at most once a minute, so an attack does not flood the log.
   */
  static void count(Refusal refusal) {
    Objects.requireNonNull(COUNTS.get(refusal), "every refusal has a count").increment();
    long now = System.nanoTime();
    long last = LOGGED.get();
    if (now - last >= MINUTE && LOGGED.compareAndSet(last, now)) {
      LOG.warning(() -> "Requests were refused at the door; totals since the start: " + all());
    }
  }

  /** Returns the number of refused requests by reason, without the reasons that never occurred. */
  public static Map<String, Long> all() {
    Map<String, Long> all = new TreeMap<>();
    COUNTS.forEach(
        (refusal, count) -> {
          if (count.sum() > 0) {
            all.put(refusal.name().toLowerCase(Locale.ROOT).replace('_', '-'), count.sum());
          }
        });
    return all;
  }
}
