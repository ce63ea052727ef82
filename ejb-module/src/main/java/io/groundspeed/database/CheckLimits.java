package io.groundspeed.database;

import java.time.Duration;

/**
 * From when on a check reports something.
 *
 * @param longTransaction a transaction that has been open for longer
 * @param idleInTransaction a session that holds a transaction open and has run nothing for longer
 * @param connections share of {@code max_connections} in use, 0 to 1
 * @param transactionAge transactions since the oldest frozen one; wraparound is at 2³¹
 * @param changes row changes of a table, at least
 * @param settled how long the server has run before an unused index is one; a 24th of it before
 *     autovacuum is late
 * @param sequence share of the numbers of a sequence that are used up, 0 to 1
 */
record CheckLimits(
    Duration longTransaction,
    Duration idleInTransaction,
    double connections,
    long transactionAge,
    long changes,
    Duration settled,
    double sequence) {
  /** The age is half of autovacuum's emergency, which begins at 1.6 billion. */
  static final CheckLimits USUAL =
      new CheckLimits(
          Duration.ofMinutes(10),
          Duration.ofMinutes(5),
          0.8,
          800_000_000,
          10_000,
          Duration.ofDays(1),
          0.8);
}
