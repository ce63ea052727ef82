package io.groundspeed.probe.call;

import io.groundspeed.probe.sql.Fingerprint;
import java.util.function.ObjIntConsumer;

/**
 * How often a call ran each of its statements, for the first {@value #MOST} different ones. Updated
 * without locks: concurrent updates from two threads may be lost.
 */
final class StatementCounts {
  /** The number of different statements that are counted. */
  static final int MOST = 512;

  private static final int SMALLEST_TABLE = 16;

  /** A table is at most half full, so that a free slot is found quickly. */
  private static final int LARGEST_TABLE = 2 * MOST;

  private Table table = new Table(SMALLEST_TABLE);

  void add(Fingerprint statement) {
    Table current = table;
    if (!current.add(statement, 1) && current.keys.length < LARGEST_TABLE) {
      Table larger = new Table(4 * current.keys.length);
      current.each(larger::add);
      larger.add(statement, 1);
      table = larger;
    }
  }

  void each(ObjIntConsumer<Fingerprint> consumer) {
    table.each(consumer::accept);
  }

  private static final class Table {
    private final Fingerprint[] keys;
    private final int[] counts;
    private int size;

    Table(int capacity) {
      keys = new Fingerprint[capacity];
      counts = new int[capacity];
    }

    /** Returns false if there is no room. */
    boolean add(Fingerprint statement, int count) {
      int mask = keys.length - 1;
      int at = statement.hashCode() * 0x9E3779B9 >>> 16 & mask;
      for (int i = 0; i <= mask; i++) {
        Fingerprint there = keys[at];
        if (there == null) {
          if (2 * size >= keys.length) {
            return false;
          }
          size++;
          keys[at] = statement;
          counts[at] = count;
          return true;
        }
        if (there == statement || there.equals(statement)) {
          counts[at] += count;
          return true;
        }
        at = at + 1 & mask;
      }
      return false;
    }

    void each(ObjIntConsumer<Fingerprint> consumer) {
      for (int i = 0; i < keys.length; i++) {
        if (keys[i] != null) {
          consumer.accept(keys[i], counts[i]);
        }
      }
    }
  }
}
