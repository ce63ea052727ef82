package io.groundspeed.database;

import java.time.Duration;

/**
 * The limits beyond which a check reports something.
 *
 * @param longTransaction how long a transaction may be open
 * @param idleInTransaction how long a session may hold a transaction open without running a
 *     statement
 * @param connections share of {@code max_connections} that may be in use, 0 to 1
 * @param transactionAge transactions since the oldest frozen one; wraparound is at 2³¹
 * @param changes minimum number of row changes of a table
 * @param settled minimum server uptime before an index counts as unused; autovacuum counts as late
 *     after a 24th of it
 * @param sequence share of a sequence's numbers that may be used up, 0 to 1
 */
record CheckLimits(
    Duration longTransaction,
    Duration idleInTransaction,
    double connections,
    long transactionAge,
    long changes,
    Duration settled,
    double sequence) {
  /** The transaction age is half of autovacuum's emergency threshold of 1.6 billion. */
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
