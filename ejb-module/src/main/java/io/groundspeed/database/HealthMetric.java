package io.groundspeed.database;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What {@code db_health_metrics} keeps of the database over time: {@code metric_type} is the name
 * of a constant in lower case, {@code metric_name} what was measured. Counters grow until the
 * statistics of the database are reset.
 */
public enum HealthMetric {
  /** Bytes of a database on disk; named by the database. */
  DATABASE_SIZE,
  /** Share of blocks found in PostgreSQL's memory, 0 to 1: {@code heap} and {@code index}. */
  CACHE_HIT_RATIO,
  /** Client connections by their state. */
  CONNECTIONS,
  /** How many connections the server takes: {@code max_connections}. */
  CONNECTION_LIMIT,
  /** Milliseconds that the oldest running statement has run. */
  LONGEST_STATEMENT,
  /** Milliseconds since the oldest open transaction began. */
  LONGEST_TRANSACTION,
  /** Sessions that hold a transaction open and run nothing. */
  IDLE_IN_TRANSACTION,
  /** Sessions that wait for a lock. */
  WAITING_LOCKS,
  /** Transactions since the oldest frozen one; wraparound is at 2³¹. */
  TRANSACTION_AGE,
  /** Multixacts since the oldest frozen one. */
  MULTIXACT_AGE,
  /** Counter: transactions that were committed. */
  COMMITS,
  /** Counter: transactions that were rolled back. */
  ROLLBACKS,
  /** Counter: deadlocks. */
  DEADLOCKS,
  /** Counter: bytes written to temporary files. */
  TEMPORARY_BYTES,
  /** Counter: bytes of write-ahead log; not on a standby. */
  WAL_BYTES,
  /** Bytes of a table with its indexes, large values and partitions. */
  TABLE_SIZE,
  /** Estimated rows of a table. */
  TABLE_ROWS,
  /** Estimated dead rows of a table, which vacuum has not removed yet. */
  DEAD_ROWS,
  /** Counter: scans of a whole table. */
  SEQUENTIAL_SCANS,
  /** Counter: scans of a table's indexes. */
  INDEX_USAGE;

  /** Returns the name in the table and the API. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the metric of a name. */
  public static Optional<HealthMetric> ofWord(String word) {
    return Arrays.stream(values()).filter(metric -> metric.word().equals(word)).findFirst();
  }
}
