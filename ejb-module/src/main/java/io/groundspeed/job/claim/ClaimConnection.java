package io.groundspeed.job.claim;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The connection that one thread uses for its claims, kept between claims. Taking one from the pool
 * each time costs a validation, and PostgreSQL would plan the claim again, which takes longer than
 * running it.
 */
public final class ClaimConnection {
  private static final Logger LOG = Logger.getLogger(ClaimConnection.class.getName());

  /**
   * Forces one generic plan for all claims. It uses the indexes even if it was created while there
   * were hardly any jobs and a sequential scan seemed cheaper.
   */
  private static final String SETTINGS =
      "SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off";

  private static final String RESET = "RESET plan_cache_mode; RESET enable_seqscan";

  private final DataSource dataSource;
  private @Nullable Connection held;

  public ClaimConnection(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Returns the connection, opening it if necessary. */
  public Connection get() throws SQLException {
    Connection open = held;
    if (open == null) {
      open = dataSource.getConnection();
      held = open;
      execute(open, SETTINGS);
    }
    return open;
  }

  /** Resets the connection and returns it to the pool. The next claim takes a validated one. */
  public void letGo() {
    try (Connection connection = held) {
      if (connection != null) {
        execute(connection, RESET);
      }
    } catch (SQLException e) {
      LOG.log(Level.FINE, "The connection is gone, and its settings with it", e);
    } finally {
      held = null;
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
