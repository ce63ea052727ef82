package io.groundspeed.web.door;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts the running requests of each client network and queues the waiting ones in order. A
 * network without running requests takes no memory. Thread-safe.
 *
 * @param <W> a waiting request; compared by identity
 */
final class Lanes<W> {
  enum Entry {
    ENTERED,
    WAITING,
    FULL
  }

  private final int running;
  private final int waiting;
  private final Map<String, Lane<W>> lanes = new ConcurrentHashMap<>();

  /**
   * @param running maximum number that run at the same time for one network
   * @param waiting maximum number that wait at the same time for one network
   */
  Lanes(int running, int waiting) {
    this.running = running;
    this.waiting = waiting;
  }

  /** Returns whether another request may run now. If so, it must call {@link #leave} later. */
  boolean enter(String network) {
    return enterOrWait(network, null) == Entry.ENTERED;
  }

  /**
   * Admits another request to run now, or queues it until one leaves.
   *
   * @param waiter the request to queue; null not to queue it
   */
  Entry enterOrWait(String network, @Nullable W waiter) {
    Entry[] entry = new Entry[1];
    lanes.compute(
        network,
        (key, known) -> {
          Lane<W> lane = known == null ? new Lane<>() : known;
          entry[0] = enterOrWait(lane, waiter);
          return lane;
        });
    return entry[0];
  }

  private Entry enterOrWait(Lane<W> lane, @Nullable W waiter) {
    if (lane.running < running) {
      lane.running++;
      return Entry.ENTERED;
    }
    return waiter != null && lane.waiting.size() < waiting && lane.waiting.add(waiter)
        ? Entry.WAITING
        : Entry.FULL;
  }

  /**
   * Ends a running request. Returns the longest waiting one, which now takes its place; null if
   * none waits.
   */
  @SuppressWarnings("unchecked") // holds only elements of the lane
  @Nullable W leave(String network) {
    @Nullable Object[] following = new @Nullable Object[1];
    lanes.computeIfPresent(
        network,
        (key, lane) -> {
          following[0] = lane.waiting.stream().findFirst().orElse(null);
          if (following[0] != null) {
            lane.waiting.remove(following[0]);
            return lane;
          }
          lane.running--;
          return lane.running == 0 ? null : lane;
        });
    return (W) following[0];
  }

  /** Removes a request from the queue. Returns false if it is already running. */
  boolean withdraw(String network, W waiter) {
    boolean[] withdrawn = new boolean[1];
    lanes.computeIfPresent(
        network,
        (key, lane) -> {
          withdrawn[0] = lane.waiting.remove(waiter);
          return lane;
        });
    return withdrawn[0];
  }

  int networks() {
    return lanes.size();
  }

  int waiting() {
    return lanes.values().stream().mapToInt(lane -> lane.waiting.size()).sum();
  }

  private static final class Lane<W> {
    private int running;
    private final Set<W> waiting = new LinkedHashSet<>();
  }
}
