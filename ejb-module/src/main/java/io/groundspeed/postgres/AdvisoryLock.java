package io.groundspeed.postgres;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What must run on one node at a time, cluster-wide. Held by a transaction, so that it ends with
 * the node that holds it.
 */
public enum AdvisoryLock {
  COMPACTION(1),
  RETENTION(2),
  HEALTH(3);

  /** "grsp": keeps our locks apart from those of an application on the same database. */
  private static final int NAMESPACE = 0x67727370;

  private final int number;

  AdvisoryLock(int number) {
    this.number = number;
  }

  /** Returns whether the transaction of JPA now holds the lock; never waits. */
  public boolean tryToHold(EntityManager entities) {
    return (Boolean)
        entities
            .createNativeQuery("SELECT pg_try_advisory_xact_lock(?1, ?2)", Boolean.class)
            .setParameter(1, NAMESPACE)
            .setParameter(2, number)
            .getSingleResult();
  }

  /** Returns whether this transaction now holds the lock; never waits. */
  public boolean tryToHold(Connection connection) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT pg_try_advisory_xact_lock(?, ?)")) {
      select.setInt(1, NAMESPACE);
      select.setInt(2, number);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }
}
