package io.groundspeed.telemetry;

import io.groundspeed.postgres.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Drops old days of a raw log as whole partitions. */
public final class OldDays {
  /** The logs partitioned by UTC day. */
  public static final List<String> RAW_LOGS =
      List.of("web_vitals", "api_performance", "asset_performance", "query_performance_log");

  private static final Logger LOG = Logger.getLogger(OldDays.class.getName());
  private static final int ATTEMPTS = 5;

  private final DataSource dataSource;

  /**
   * @param dataSource provides connections without a transaction
   */
  public OldDays(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * What was dropped.
   *
   * @param days number of days
   * @param rows number of rows in those days
   */
  public record Dropped(int days, long rows) {
    Dropped plus(Dropped other) {
      return new Dropped(days + other.days, rows + other.rows);
    }
  }

  /**
   * Drops all days before a date. Dropping waits behind readers and blocks writers, so it waits at
   * most two seconds for the lock, then gives up and tries again.
   *
   * @param log one of {@link #RAW_LOGS}
   * @throws SQLException if the log was in use five times in a row
   */
  public Dropped before(String log, LocalDate day) throws SQLException {
    Dropped all = new Dropped(0, 0);
    int attempt = 1;
    while (true) {
      try (Connection connection = dataSource.getConnection()) {
        Step step = drop(connection, log, day);
        all = all.plus(step.dropped);
        attempt = 1;
        if (!step.more) {
          return all;
        }
      } catch (SQLException e) {
        if (attempt++ == ATTEMPTS) {
          throw e;
        }
        LOG.log(Level.FINE, "Old days of " + log + " are in use; trying again", e);
      }
    }
  }

  private static Step drop(Connection connection, String log, LocalDate day) throws SQLException {
    connection.setAutoCommit(false);
    try {
      Sql.of(connection, "SET LOCAL lock_timeout = '2s'").run();
      Step step =
          Sql.of(connection, "SELECT * FROM groundspeed.drop_partitions(?::regclass, ?)")
              .with("groundspeed." + log, day)
              .one(OldDays::read);
      connection.commit();
      return step;
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private static Step read(ResultSet row) throws SQLException {
    return new Step(new Dropped(row.getInt(1), row.getLong(2)), row.getBoolean(3));
  }

  private record Step(Dropped dropped, boolean more) {}
}
