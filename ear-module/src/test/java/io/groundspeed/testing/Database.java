package io.groundspeed.testing;

import io.groundspeed.launcher.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Reads the database of a running Groundspeed directly. */
public record Database(EmbeddedDatabase embedded) {
  /** By address. To open a connection takes 40 ms, and tests ask again until an answer is right. */
  private static final Map<String, Deque<Connection>> IDLE = new ConcurrentHashMap<>();

  private static final String DEADLOCK = "40P01";
  private static final int MOST_TRIES = 10;
  private static final int ALIVE_SECONDS = 1;

  /** Returns the first column of the only row, as text. */
  public String value(String sql) {
    return with(
        sql,
        statement -> {
          try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
          }
        });
  }

  public long count(String sql) {
    return Long.parseLong(value(sql));
  }

  public void execute(String sql) {
    with(sql, statement -> statement.execute(sql));
  }

  private <T> T with(String sql, Work<T> work) {
    try {
      Connection connection = idleOrNew();
      try (Statement statement = connection.createStatement()) {
        T result = work.on(statement);
        idle().push(connection);
        return result;
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** A connection may have ended with its server, or with a test that terminates sessions. */
  private Connection idleOrNew() throws SQLException {
    Connection connection = idle().poll();
    while (connection != null && !connection.isValid(ALIVE_SECONDS)) {
      connection.close();
      connection = idle().poll();
    }
    return connection == null ? connect() : connection;
  }

  private Deque<Connection> idle() {
    return IDLE.computeIfAbsent(embedded.jdbcUrl(), url -> new ConcurrentLinkedDeque<>());
  }

  /** What is done with a statement. */
  private interface Work<T> {
    T on(Statement statement) throws SQLException;
  }

  /**
   * Removes the visits that other tests' pages have reported to the shared server. The server
   * writes these tables at the same time and in another order, so PostgreSQL may fail one of the
   * two; the server tries again, and so does this.
   */
  public void forgetVisits() {
    for (int tries = 1; ; tries++) {
      try {
        execute(
            """
            TRUNCATE groundspeed.web_vitals, groundspeed.asset_performance,
                     groundspeed.telemetry_recent, groundspeed.telemetry_delta,
                     groundspeed.telemetry_sketch
            """);
        return;
      } catch (IllegalStateException e) {
        if (tries == MOST_TRIES || !isDeadlock(e)) {
          throw e;
        }
      }
    }
  }

  private static boolean isDeadlock(IllegalStateException failure) {
    return failure.getCause() instanceof SQLException e && DEADLOCK.equals(e.getSQLState());
  }

  public Connection connect() throws SQLException {
    return DriverManager.getConnection(embedded.jdbcUrl(), embedded.user(), embedded.password());
  }
}
