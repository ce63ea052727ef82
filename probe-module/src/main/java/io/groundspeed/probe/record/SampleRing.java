package io.groundspeed.probe.record;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * The latest samples. A thread that adds one never waits. If no one fetches them, new samples
 * replace old ones, which are counted as dropped. Thread-safe, without locks.
 */
final class SampleRing<T> {
  private final AtomicReferenceArray<T> slots;
  private final AtomicLong next = new AtomicLong();
  private final LongAdder dropped = new LongAdder();

  /**
   * @param capacity a power of two
   */
  SampleRing(int capacity) {
    slots = new AtomicReferenceArray<>(capacity);
  }

  void put(T sample) {
    int slot = (int) next.getAndIncrement() & (slots.length() - 1);
    if (slots.getAndSet(slot, sample) != null) {
      dropped.increment();
    }
  }

  List<T> fetch() {
    List<T> fetched = new ArrayList<>();
    for (int i = 0; i < slots.length(); i++) {
      T sample = slots.get(i) == null ? null : slots.getAndSet(i, null);
      if (sample != null) {
        fetched.add(sample);
      }
    }
    return fetched;
  }

  /** Returns how many samples were replaced by later ones since the server started. */
  long dropped() {
    return dropped.sum();
  }
}
