package io.groundspeed.job.desk;

import io.groundspeed.postgres.Unavailable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads rows, with a timeout of four seconds. */
final class Rows {
  private static final int SECONDS = 4;

  private final DataSource dataSource;

  Rows(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Maps the current row of a result set to a value. */
  @FunctionalInterface
  interface Mapping<T> {
    /** Returns the value for the current row. */
    T of(ResultSet row) throws SQLException;
  }

  /**
   * Returns the results of a query.
   *
   * @throws Unavailable if the database is unavailable or slow
   */
  <T> List<T> read(String sql, List<?> parameters, Mapping<T> mapping) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setQueryTimeout(SECONDS);
      for (int i = 0; i < parameters.size(); i++) {
        Object value = parameters.get(i);
        select.setObject(i + 1, value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : value);
      }
      List<T> found = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(mapping.of(row));
        }
      }
      return found;
    } catch (SQLException e) {
      throw Unavailable.database();
    }
  }

  /** Returns a time; null if it is null or can't be displayed, such as infinity. */
  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : Times.shown(time.toInstant());
  }
}
