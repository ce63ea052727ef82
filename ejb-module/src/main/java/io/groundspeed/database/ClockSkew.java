package io.groundspeed.database;

import io.groundspeed.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;

/** Compares the database's clock with this node's. */
public record ClockSkew(InstantSource time) {
  /**
   * Returns how many milliseconds the database is ahead; negative if it is behind. The request and
   * the response are assumed to take equally long.
   */
  public double millis(Connection connection) throws SQLException {
    Instant before = time.instant();
    double there =
        Sql.of(connection, "SELECT extract(epoch FROM groundspeed.clock())")
            .one(row -> row.getDouble(1));
    double middle = (seconds(before) + seconds(time.instant())) / 2;
    return (there - middle) * 1_000;
  }

  private static double seconds(Instant instant) {
    return instant.getEpochSecond() + instant.getNano() / 1e9;
  }
}
