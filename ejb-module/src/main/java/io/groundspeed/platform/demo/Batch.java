package io.groundspeed.platform.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Inserts rows in batches, with ids allocated in advance. */
record Batch(Connection connection) {
  /** Allocates ids of a table. */
  List<Long> ids(String table, int count) throws SQLException {
    try (PreparedStatement take =
        connection.prepareStatement(
            """
            SELECT nextval(pg_get_serial_sequence('groundspeed.' || ?, 'id'))
            FROM generate_series(1, ?)
            """)) {
      take.setString(1, table);
      take.setInt(2, count);
      try (ResultSet rows = take.executeQuery()) {
        List<Long> ids = new ArrayList<>(count);
        while (rows.next()) {
          ids.add(rows.getLong(1));
        }
        return ids;
      }
    }
  }

  void insert(String sql, Collection<@Nullable Object[]> rows) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (@Nullable Object[] row : rows) {
        for (int i = 0; i < row.length; i++) {
          insert.setObject(
              i + 1, row[i] instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : row[i]);
        }
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
