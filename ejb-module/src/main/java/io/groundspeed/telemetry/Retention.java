package io.groundspeed.telemetry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Creates the days' partitions ahead, and removes what is older than the settings say: whole
 * partitions of the raw logs, batches of everything else.
 */
final class Retention {
  private static final Logger LOG = Logger.getLogger(Retention.class.getName());
  private static final List<String> RAW_LOGS =
      List.of("web_vitals", "api_performance", "asset_performance", "query_performance_log");
  private static final int DAYS_AHEAD = 14;
  private static final int ATTEMPTS = 5;
  private static final int ROWS_AT_A_TIME = 10_000;

  /** Twice the window of corrections: one that comes late is refused by name, not stored again. */
  private static final Duration RECENT = Replacement.WINDOW.multipliedBy(2);

  private final DataSource dataSource;
  private final InstantSource time;
  private final TelemetrySettings settings;

  Retention(DataSource dataSource, InstantSource time, TelemetrySettings settings) {
    this.dataSource = dataSource;
    this.time = time;
    this.settings = settings;
  }

  /** Creates the partitions of yesterday, today and two weeks ahead, where they are missing. */
  void createAhead() throws SQLException {
    for (String log : RAW_LOGS) {
      try (Connection connection = dataSource.getConnection();
          PreparedStatement create =
              connection.prepareStatement(
                  "SELECT groundspeed.create_partitions(?::regclass, ?, ?)")) {
        create.setString(1, "groundspeed." + log);
        create.setObject(2, today().minusDays(1));
        create.setObject(3, today().plusDays(DAYS_AHEAD));
        create.execute();
      }
    }
  }

  /** Removes what is old. */
  void removeOld() throws SQLException {
    for (String log : RAW_LOGS) {
      dropDays(log, today().minusDays(settings.rawDays()));
    }
    for (Stream stream : Stream.values()) {
      removeSketches(stream, Resolution.MINUTE, settings.minuteDays());
      removeSketches(stream, Resolution.HOUR, settings.hourDays());
      removeSketches(stream, Resolution.DAY, settings.dayDays());
    }
    removeInBatches(
        """
        DELETE FROM groundspeed.telemetry_recent
         WHERE ctid = ANY (ARRAY (SELECT ctid
                                    FROM groundspeed.telemetry_recent
                                   WHERE recorded_at < to_timestamp(%d)
                                   LIMIT %d))
        """
            .formatted(time.instant().minus(RECENT).getEpochSecond(), ROWS_AT_A_TIME));
  }

  /** Dropping queues behind readers and holds up writers, so it waits two seconds, then retries. */
  long dropDays(String log, LocalDate before) throws SQLException {
    boolean more = true;
    long deleted = 0;
    for (int attempt = 1; more; attempt++) {
      try (Connection connection = dataSource.getConnection()) {
        connection.setAutoCommit(false);
        try {
          Dropped dropped = dropDays(connection, log, before);
          connection.commit();
          more = dropped.more();
          deleted += dropped.rows();
          attempt = 0;
        } catch (SQLException e) {
          connection.rollback();
          if (attempt == ATTEMPTS) {
            throw e;
          }
          LOG.log(Level.FINE, "Old days of " + log + " are in use; trying again", e);
        }
      }
    }
    return deleted;
  }

  private static Dropped dropDays(Connection connection, String log, LocalDate before)
      throws SQLException {
    try (Statement set = connection.createStatement();
        PreparedStatement drop =
            connection.prepareStatement(
                "SELECT deleted_rows, more FROM groundspeed.drop_partitions(?::regclass, ?)")) {
      set.execute("SET LOCAL lock_timeout = '2s'");
      drop.setString(1, "groundspeed." + log);
      drop.setObject(2, before);
      try (ResultSet row = drop.executeQuery()) {
        row.next();
        return new Dropped(row.getLong(1), row.getBoolean(2));
      }
    }
  }

  private record Dropped(long rows, boolean more) {}

  private void removeSketches(Stream stream, Resolution resolution, int days) throws SQLException {
    Instant before = time.instant().minus(Duration.ofDays(days)).minusSeconds(resolution.seconds());
    removeInBatches(
        """
        DELETE FROM groundspeed.telemetry_sketch
         WHERE ctid = ANY (ARRAY (SELECT ctid
                                    FROM groundspeed.telemetry_sketch
                                   WHERE stream = %d AND resolution = %d AND starts_at < %d
                                   LIMIT %d))
        """
            .formatted(
                stream.code(), resolution.minutes(), before.getEpochSecond(), ROWS_AT_A_TIME));
  }

  private void removeInBatches(String delete) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      int removed;
      do {
        removed = statement.executeUpdate(delete);
      } while (removed == ROWS_AT_A_TIME);
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(time.instant(), ZoneOffset.UTC);
  }
}
