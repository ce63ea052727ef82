package io.groundspeed.job.claim;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * The connection that one thread claims over, kept from claim to claim: taking one from the pool
 * each time costs a test, and PostgreSQL would plan the claim anew, which takes it longer than to
 * run it.
 */
public final class ClaimConnection {
  private static final Logger LOG = Logger.getLogger(ClaimConnection.class.getName());

  /**
   * One plan for all claims. It goes by the indexes even where it was made while there were hardly
   * any jobs and a scan of all seemed cheaper.
   */
  private static final String SETTINGS =
      "SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off";

  private static final String RESET = "RESET plan_cache_mode; RESET enable_seqscan";

  private final DataSource dataSource;
  private Connection held;

  public ClaimConnection(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Returns the connection, opened if there is none. */
  public Connection get() throws SQLException {
    if (held == null) {
      held = dataSource.getConnection();
      execute(SETTINGS);
    }
    return held;
  }

  /** Gives it back to the pool as it was; the next claim takes one that has been tested. */
  public void letGo() {
    try (Connection connection = held) {
      if (connection != null) {
        execute(RESET);
      }
    } catch (SQLException e) {
      LOG.log(Level.FINE, "The connection is gone, and its settings with it", e);
    } finally {
      held = null;
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = held.createStatement()) {
      statement.execute(sql);
    }
  }
}
