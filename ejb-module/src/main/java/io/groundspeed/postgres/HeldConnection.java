package io.groundspeed.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * One thread's connection, kept from transaction to transaction while there is work: handing one
 * out tests it, at a round trip.
 */
public final class HeldConnection {
  private static final Logger LOG = Logger.getLogger(HeldConnection.class.getName());

  private final DataSource dataSource;
  private Connection held;

  public HeldConnection(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Returns the connection, opened if there is none. */
  public Connection get() throws SQLException {
    if (held == null) {
      held = dataSource.getConnection();
      held.setAutoCommit(false);
    }
    return held;
  }

  /** Undoes what failed; the next transaction takes a connection that has been tested. */
  public void abandon() {
    try {
      if (held != null) {
        held.rollback();
      }
    } catch (SQLException e) {
      LOG.log(Level.FINE, "The rollback failed as well; the connection is gone", e);
    }
    letGo();
  }

  /** Gives the connection back to its pool. */
  public void letGo() {
    Connection connection = held;
    held = null;
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        LOG.log(Level.FINE, "Closing failed; the connection is gone", e);
      }
    }
  }
}
