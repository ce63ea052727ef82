package io.groundspeed.probe.record;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Counts durations exactly, from any number of threads, without locks. The counts only grow, and
 * the fetching thread remembers what it has fetched. So nothing is lost or counted twice, however
 * counting and fetching overlap.
 */
final class Tally {
  private static final int CHUNK = 32;

  /** Most tallies are idle. */
  private static final long[] NONE = {};

  /** Most statements use a few of them. */
  private final AtomicReferenceArray<AtomicLongArray> chunks =
      new AtomicReferenceArray<>(Buckets.COUNT / CHUNK);

  private final AtomicLong nanos = new AtomicLong();
  private final AtomicLong rows = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private final Extremes.Adder extremes = new Extremes.Adder();
  private final Fetched fetched = new Fetched();

  /** Used by the fetching thread. */
  private int idleFetches;

  /** Whether a thread that has found this tally may keep using it without another look-up. */
  private volatile boolean mayBeNoted;

  /**
   * @param mayBeNoted whether a thread that has found this tally may keep using it without another
   *     look-up, until it is evicted
   */
  Tally(boolean mayBeNoted) {
    this.mayBeNoted = mayBeNoted;
  }

  /**
   * @param rowCount rows returned or changed; 0 if not known
   */
  void add(long duration, long rowCount, boolean failed) {
    int index = Buckets.indexOf(duration);
    AtomicLongArray chunk = chunks.get(index / CHUNK);
    (chunk == null ? newChunk(index / CHUNK) : chunk).getAndIncrement(index % CHUNK);
    nanos.getAndAdd(duration);
    if (rowCount > 0) {
      rows.getAndAdd(rowCount);
    }
    if (failed) {
      failures.getAndIncrement();
    }
    extremes.add(duration);
  }

  private AtomicLongArray newChunk(int number) {
    AtomicLongArray fresh = new AtomicLongArray(CHUNK);
    return chunks.compareAndSet(number, null, fresh) ? fresh : chunks.get(number);
  }

  /** Returns how many fetches were empty since the tally last counted something. */
  int idleFetches() {
    return idleFetches;
  }

  void idleFetches(int now) {
    idleFetches = now;
  }

  /** Marks the tally as no longer usable. */
  void evict() {
    mayBeNoted = false;
  }

  boolean mayBeNoted() {
    return mayBeNoted;
  }

  /** Returns what was counted since the last fetch. For one thread at a time. */
  Counts fetch() {
    long[] counts = NONE;
    long total = 0;
    for (int i = 0; i < chunks.length(); i++) {
      AtomicLongArray chunk = chunks.get(i);
      for (int j = 0; chunk != null && j < CHUNK; j++) {
        int index = i * CHUNK + j;
        long fresh = fetched.bucket(index, chunk.get(j));
        if (fresh != 0) {
          counts = counts == NONE ? new long[Buckets.COUNT] : counts;
          counts[index] = fresh;
          total += fresh;
        }
      }
    }
    return Counts.of(
        counts,
        total,
        fetched.nanos(nanos.get()),
        fetched.rows(rows.get()),
        fetched.failures(failures.get()),
        extremes.fetch());
  }

  /** The counts that have been fetched until now. */
  private static final class Fetched {
    private final long[][] buckets = new long[Buckets.COUNT / CHUNK][];
    private long nanos;
    private long rows;
    private long failures;

    long bucket(int index, long now) {
      long[] chunk = buckets[index / CHUNK];
      if (chunk == null) {
        chunk = new long[CHUNK];
        buckets[index / CHUNK] = chunk;
      }
      long fresh = now - chunk[index % CHUNK];
      chunk[index % CHUNK] = now;
      return fresh;
    }

    long nanos(long now) {
      long fresh = now - nanos;
      nanos = now;
      return fresh;
    }

    long rows(long now) {
      long fresh = now - rows;
      rows = now;
      return fresh;
    }

    long failures(long now) {
      long fresh = now - failures;
      failures = now;
      return fresh;
    }
  }
}
