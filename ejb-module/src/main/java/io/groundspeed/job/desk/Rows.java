package io.groundspeed.job.desk;

import io.groundspeed.postgres.Sql;
import io.groundspeed.postgres.Unavailable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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

  /**
   * Returns the results of a query.
   *
   * @throws Unavailable if the database is unavailable or slow
   */
  <T> List<T> read(String sql, List<?> parameters, Sql.Mapping<T> mapping) {
    try (Connection connection = dataSource.getConnection()) {
      return Sql.of(connection, sql).within(SECONDS).with(parameters.toArray()).rows(mapping);
    } catch (SQLException e) {
      throw Unavailable.database();
    }
  }

  /** Returns a time; null if it is null or can't be displayed, such as infinity. */
  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Instant time = Sql.instantOrNull(row, column);
    return time == null ? null : Times.shown(time);
  }
}
