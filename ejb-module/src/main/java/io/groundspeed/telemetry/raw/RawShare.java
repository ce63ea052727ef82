package io.groundspeed.telemetry.raw;

import io.groundspeed.postgres.Sql;
import io.groundspeed.shared.Environment;
import io.groundspeed.telemetry.sketch.Resolution;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import javax.sql.DataSource;

/**
 * Limits the rows that a raw log accepts per UTC day. Beyond the limit it keeps a sample: one row
 * in ten, and a tenth of that for each further half of the limit. Each row has the weight of the
 * rows that it represents. Sketches count all samples. Thread-safe.
 */
public final class RawShare {
  private static final String ROWS =
      """
      SELECT greatest(reltuples, 0)::bigint
        FROM pg_class
       WHERE relname = ? AND relnamespace = 'groundspeed'::regnamespace
      """;

  private static final double STEP = 10;

  private final String table;
  private final int perDay;
  private final InstantSource time;
  private long day = Long.MIN_VALUE;
  private long kept;
  private double passed;

  public RawShare(String table, int perDay, InstantSource time) {
    this.table = table;
    this.perDay = perDay;
    this.time = time;
  }

  /** Reads {@code GROUNDSPEED_RAW_ROWS_PER_DAY}. */
  static RawShare of(String table, Environment env, InstantSource time) {
    return new RawShare(
        table, env.number("GROUNDSPEED_RAW_ROWS_PER_DAY", 5_000_000, 1_000, 2_000_000_000), time);
  }

  /**
   * Decides on one more row.
   *
   * @return the number of rows that it represents, 1 or more; 0 if it is not kept
   */
  public synchronized double next() {
    startDay();
    if (kept < perDay) {
      kept++;
      return 1;
    }
    double every = Math.pow(STEP, 1 + Math.floor(2.0 * (kept - perDay) / perDay));
    passed++;
    if (passed < every) {
      return 0;
    }
    kept++;
    passed = 0;
    return every;
  }

  private void startDay() {
    long today = Resolution.DAY.startOf(time.instant());
    if (day != today) {
      day = today;
      kept = 0;
      passed = 0;
    }
  }

  /** Restores today's row count from the database's estimate for the log's partition. */
  synchronized void resume(DataSource dataSource) throws SQLException {
    startDay();
    LocalDate today = LocalDate.ofInstant(time.instant(), ZoneOffset.UTC);
    String partition = table + "_p" + today.format(DateTimeFormatter.BASIC_ISO_DATE);
    try (Connection connection = dataSource.getConnection()) {
      kept = Sql.of(connection, ROWS).with(partition).first(row -> row.getLong(1)).orElse(0L);
    }
  }
}
