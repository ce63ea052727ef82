package io.groundspeed.platform.demo;

import io.groundspeed.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Inserts rows in batches, with ids allocated in advance. */
record Batch(Connection connection) {
  private static final String IDS =
      """
      SELECT nextval(pg_get_serial_sequence('groundspeed.' || ?, 'id'))
        FROM generate_series(1, ?)
      """;

  /** Allocates ids of a table. */
  List<Long> ids(String table, int count) throws SQLException {
    return Sql.of(connection, IDS).with(table, count).rows(row -> row.getLong(1));
  }

  void insert(String sql, Collection<@Nullable Object[]> rows) throws SQLException {
    Sql.of(connection, sql).batch(rows);
  }

  void execute(String sql) throws SQLException {
    Sql.of(connection, sql).run();
  }
}
