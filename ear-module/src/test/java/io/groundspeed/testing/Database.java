package io.groundspeed.testing;

import io.groundspeed.launcher.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Reads the database of a running Groundspeed directly. */
public record Database(EmbeddedDatabase embedded) {
  /** Returns the first column of the only row, as text. */
  public String value(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  public long count(String sql) {
    return Long.parseLong(value(sql));
  }

  public void execute(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Removes the visits that other tests' pages have reported to the shared server. */
  public void forgetVisits() {
    execute(
        """
        TRUNCATE groundspeed.web_vitals, groundspeed.asset_performance,
                 groundspeed.telemetry_recent, groundspeed.telemetry_delta,
                 groundspeed.telemetry_sketch
        """);
  }

  public Connection connect() throws SQLException {
    return DriverManager.getConnection(embedded.jdbcUrl(), embedded.user(), embedded.password());
  }
}
