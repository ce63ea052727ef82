package io.groundspeed.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A connection that one thread keeps between transactions while there is work, because taking one
 * from the pool validates it, which costs a round trip.
 */
public final class HeldConnection {
  private static final Logger LOG = Logger.getLogger(HeldConnection.class.getName());

  private final DataSource dataSource;
  private @Nullable Connection held;

  public HeldConnection(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Returns the connection, opening it if necessary. */
  public Connection get() throws SQLException {
    if (held == null) {
      held = dataSource.getConnection();
      held.setAutoCommit(false);
    }
    return held;
  }

  /**
   * Rolls back and returns the connection to its pool. The next transaction takes a validated one.
   */
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

  /** Returns the connection to its pool. */
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
