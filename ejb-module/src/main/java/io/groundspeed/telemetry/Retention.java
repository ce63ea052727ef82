package io.groundspeed.telemetry;

import io.groundspeed.postgres.Sql;
import io.groundspeed.telemetry.flush.Replacement;
import io.groundspeed.telemetry.intake.TelemetrySettings;
import io.groundspeed.telemetry.sketch.Resolution;
import io.groundspeed.telemetry.sketch.Stream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/**
 * Creates daily partitions in advance and removes data older than its retention period: whole
 * partitions of the raw logs, and batches of everything else.
 */
final class Retention {
  private static final int DAYS_AHEAD = 14;
  private static final int ROWS_AT_A_TIME = 10_000;

  /**
   * Twice the correction window, so that a late correction is rejected as too old instead of being
   * stored again.
   */
  private static final Duration RECENT = Replacement.WINDOW.multipliedBy(2);

  private final DataSource dataSource;
  private final InstantSource time;
  private final TelemetrySettings settings;

  Retention(DataSource dataSource, InstantSource time, TelemetrySettings settings) {
    this.dataSource = dataSource;
    this.time = time;
    this.settings = settings;
  }

  /** Creates missing partitions for yesterday, today and the next two weeks. */
  void createAhead() throws SQLException {
    for (String log : OldDays.RAW_LOGS) {
      try (Connection connection = dataSource.getConnection()) {
        Sql.of(connection, "SELECT groundspeed.create_partitions(?::regclass, ?, ?)")
            .with("groundspeed." + log, today().minusDays(1), today().plusDays(DAYS_AHEAD))
            .run();
      }
    }
  }

  /** Removes data older than its retention period. */
  void removeOld() throws SQLException {
    for (String log : OldDays.RAW_LOGS) {
      new OldDays(dataSource).before(log, today().minusDays(settings.rawDays()));
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
