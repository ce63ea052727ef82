package io.groundspeed.database;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The metrics that {@code db_health_metrics} stores over time. {@code metric_type} is the name of a
 * constant in lower case; {@code metric_name} is the subject of the measurement. Counters increase
 * until the database's statistics are reset.
 */
public enum HealthMetric {
  /** Size of a database on disk in bytes, named after the database. */
  DATABASE_SIZE,
  /**
   * Share of blocks found in PostgreSQL's shared buffers, 0 to 1: {@code heap} and {@code index}.
   */
  CACHE_HIT_RATIO,
  /** Number of client connections, by state. */
  CONNECTIONS,
  /** The server's connection limit: {@code max_connections}. */
  CONNECTION_LIMIT,
  /** Age of the oldest running statement in milliseconds. */
  LONGEST_STATEMENT,
  /** Age of the oldest open transaction in milliseconds. */
  LONGEST_TRANSACTION,
  /** Number of sessions that hold a transaction open without running a statement. */
  IDLE_IN_TRANSACTION,
  /** Number of sessions waiting for a lock. */
  WAITING_LOCKS,
  /** Transactions since the oldest frozen one; wraparound is at 2³¹. */
  TRANSACTION_AGE,
  /** Multixacts since the oldest frozen one. */
  MULTIXACT_AGE,
  /** Counter: committed transactions. */
  COMMITS,
  /** Counter: rolled-back transactions. */
  ROLLBACKS,
  /** Counter: deadlocks. */
  DEADLOCKS,
  /** Counter: bytes written to temporary files. */
  TEMPORARY_BYTES,
  /** Counter: bytes of write-ahead log; unknown on a standby. */
  WAL_BYTES,
  /** Size of a table in bytes, including its indexes, TOAST data and partitions. */
  TABLE_SIZE,
  /** Estimated number of rows in a table. */
  TABLE_ROWS,
  /** Estimated number of dead rows in a table that vacuum has not removed yet. */
  DEAD_ROWS,
  /** Counter: sequential scans of a table. */
  SEQUENTIAL_SCANS,
  /** Counter: index scans of a table. */
  INDEX_USAGE;

  /** Returns the name in the table and the API. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the metric with a name; empty if there is none. */
  public static Optional<HealthMetric> ofWord(String word) {
    return Arrays.stream(values()).filter(metric -> metric.word().equals(word)).findFirst();
  }
}
