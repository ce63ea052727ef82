package io.groundspeed.postgres;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Locks for work that must run on only one node of the cluster at a time. A lock is held by a
 * transaction, so it is released if its node fails.
 */
public enum AdvisoryLock {
  COMPACTION(1),
  HEALTH(3),
  PLANS(4),
  ADVICE(5);

  /** "grsp": separates our locks from those of an application on the same database. */
  private static final int NAMESPACE = 0x67727370;

  private final int number;

  AdvisoryLock(int number) {
    this.number = number;
  }

  /**
   * Tries to acquire the lock for the current JPA transaction, without waiting; returns whether it
   * is held.
   */
  public boolean tryToHold(EntityManager entities) {
    return (Boolean)
        entities
            .createNativeQuery("SELECT pg_try_advisory_xact_lock(?1, ?2)", Boolean.class)
            .setParameter(1, NAMESPACE)
            .setParameter(2, number)
            .getSingleResult();
  }

  /**
   * Tries to acquire the lock for the connection's transaction, without waiting; returns whether it
   * is held.
   */
  public boolean tryToHold(Connection connection) throws SQLException {
    return Sql.of(connection, "SELECT pg_try_advisory_xact_lock(?, ?)")
        .with(NAMESPACE, number)
        .one(row -> row.getBoolean(1));
  }
}
