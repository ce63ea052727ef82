package io.groundspeed.telemetry.intake;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.Map;
import java.util.TreeMap;

/**
 * The outcome of every event of this process. {@code received = stored + replaced + rejected +
 * suppressed + dropped + waiting} holds exactly at all times.
 *
 * <p>Thread-safe. Related changes are made under one lock, so that every snapshot balances.
 */
public final class Accounting {
  private long received;
  private long stored;
  private long replaced;
  private long waiting;
  private final Map<String, Long> rejected = new TreeMap<>();
  private final Map<String, Long> suppressed = new TreeMap<>();
  private final Map<String, Long> dropped = new TreeMap<>();
  private final Map<String, Long> noted = new TreeMap<>();

  /** Counts received events that were rejected as invalid. */
  public synchronized void rejected(String reason, long events) {
    received += events;
    rejected.merge(reason, events, Long::sum);
  }

  /** Counts received events from users who opted out of measurement. */
  public synchronized void suppressed(String reason, long events) {
    received += events;
    suppressed.merge(reason, events, Long::sum);
  }

  /** Counts received events for which there was no room or permission. */
  public synchronized void dropped(String reason, long events) {
    received += events;
    dropped.merge(reason, events, Long::sum);
  }

  /**
   * Counts a property of events, independent of their outcome: an unknown word, a name for which
   * there was no room, an unlikely value.
   */
  public synchronized void noted(String what, long events) {
    noted.merge(what, events, Long::sum);
  }

  /** Counts received events that are now waiting. */
  public synchronized void accepted(long events) {
    received += events;
    waiting += events;
  }

  /** Counts waiting events by their outcomes. */
  public synchronized void settled(Iterable<Outcome> outcomes) {
    for (Outcome outcome : outcomes) {
      waiting--;
      if (outcome instanceof Outcome.Rejected refusal) {
        rejected.merge(refusal.code(), 1L, Long::sum);
      } else if (outcome instanceof Outcome.Replaced) {
        replaced++;
      } else {
        stored++;
      }
    }
  }

  /** Counts waiting events that are now stored. */
  public synchronized void stored(long events) {
    waiting -= events;
    stored += events;
  }

  /** Counts waiting events that were dropped, by reason. */
  public synchronized void lost(String reason, long events) {
    waiting -= events;
    dropped.merge(reason, events, Long::sum);
  }

  /** Returns a consistent snapshot of all counts. */
  public synchronized Balance balance() {
    return new Balance(
        received,
        stored,
        replaced,
        new TreeMap<>(rejected),
        new TreeMap<>(suppressed),
        new TreeMap<>(dropped),
        waiting,
        new TreeMap<>(noted));
  }

  /**
   * A consistent snapshot of the counts since this process started.
   *
   * @param received all events
   * @param stored events that are in the database
   * @param replaced events that corrected the value of an earlier one
   * @param rejected invalid events, by reason
   * @param suppressed events of users who opted out, by opt-out signal
   * @param dropped events for which there was no room, by reason
   * @param waiting events accepted and not yet decided
   * @param noted properties of events, independent of their outcome
   */
  @JsonbPropertyOrder({
    "received",
    "stored",
    "replaced",
    "rejected",
    "suppressed",
    "dropped",
    "waiting",
    "noted"
  })
  public record Balance(
      long received,
      long stored,
      long replaced,
      Map<String, Long> rejected,
      Map<String, Long> suppressed,
      Map<String, Long> dropped,
      long waiting,
      Map<String, Long> noted) {

    /** Returns the number of dropped events for all reasons. */
    public long totalDropped() {
      return total(dropped);
    }

    /** Returns whether every event is accounted for. */
    public boolean holds() {
      return received
          == stored + replaced + total(rejected) + total(suppressed) + total(dropped) + waiting;
    }

    private static long total(Map<String, Long> counts) {
      return counts.values().stream().mapToLong(Long::longValue).sum();
    }
  }
}
