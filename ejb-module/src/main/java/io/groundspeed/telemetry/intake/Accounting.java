package io.groundspeed.telemetry.intake;

import java.util.Map;
import java.util.TreeMap;

/**
 * Where every event of this process went: {@code received = stored + replaced + rejected +
 * suppressed + dropped + waiting}, exactly, at every moment.
 *
 * <p>Thread-safe; changes that belong together are made under one lock, so that a snapshot always
 * balances.
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

  /** An event came in and was refused for what it is. */
  public synchronized void rejected(String reason, long events) {
    received += events;
    rejected.merge(reason, events, Long::sum);
  }

  /** An event came in from someone who doesn't want to be measured. */
  public synchronized void suppressed(String reason, long events) {
    received += events;
    suppressed.merge(reason, events, Long::sum);
  }

  /** An event came in and there was no room or right for it. */
  public synchronized void dropped(String reason, long events) {
    received += events;
    dropped.merge(reason, events, Long::sum);
  }

  /**
   * Something about an event is worth a count beside what becomes of it: a word that is not known,
   * a name that found no room, an unlikely value.
   */
  public synchronized void noted(String what, long events) {
    noted.merge(what, events, Long::sum);
  }

  /** Counts events that wait from now on. */
  public synchronized void accepted(long events) {
    received += events;
    waiting += events;
  }

  /** Counts events that waited by their outcomes. */
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

  /** Counts events that waited and are on disk. */
  public synchronized void stored(long events) {
    waiting -= events;
    stored += events;
  }

  /** Counts events that waited and were dropped, by the reason. */
  public synchronized void lost(String reason, long events) {
    waiting -= events;
    dropped.merge(reason, events, Long::sum);
  }

  /** Returns all counts as they are at one moment. */
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
   * The counts of one moment, since this process started.
   *
   * @param rejected events refused for what they are, by reason
   * @param suppressed events of those who opted out, by signal
   * @param dropped events there was no room for, by reason
   * @param waiting events accepted and not yet decided
   * @param noted events about which something was noted, whatever became of them
   */
  public record Balance(
      long received,
      long stored,
      long replaced,
      Map<String, Long> rejected,
      Map<String, Long> suppressed,
      Map<String, Long> dropped,
      long waiting,
      Map<String, Long> noted) {

    /** Returns how many events were dropped, whatever the reason. */
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
