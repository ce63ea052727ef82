package io.groundspeed.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;

/** How the database's clock compares with this node's. */
public record ClockSkew(InstantSource time) {
  /**
   * Returns how many milliseconds the database is ahead, negative where it is behind. Half of the
   * way there and back is taken for the way there.
   */
  public double millis(Connection connection) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT extract(epoch FROM groundspeed.clock())")) {
      Instant before = time.instant();
      try (ResultSet row = select.executeQuery()) {
        row.next();
        double middle = (seconds(before) + seconds(time.instant())) / 2;
        return (row.getDouble(1) - middle) * 1_000;
      }
    }
  }

  private static double seconds(Instant instant) {
    return instant.getEpochSecond() + instant.getNano() / 1e9;
  }
}
