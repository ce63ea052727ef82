package io.groundspeed.bench.job;

import io.groundspeed.launcher.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

/** Fills and empties Groundspeed's tables directly, without its API. */
final class JobTables implements AutoCloseable {
  private static final long PATIENCE = TimeUnit.MINUTES.toNanos(15);

  private final EmbeddedDatabase database;
  private final Connection connection;

  JobTables(EmbeddedDatabase database) throws SQLException {
    this.database = database;
    this.connection = connect();
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
  }

  void empty() throws SQLException {
    execute(
        """
        TRUNCATE groundspeed.background_jobs, groundspeed.job_delta, groundspeed.job_counts,
                 groundspeed.job_runs CASCADE
        """);
  }

  /** Pauses a type and inserts waiting jobs of it, with the statistics that autovacuum creates. */
  void fill(String type, int jobs) throws SQLException {
    execute(
        """
        INSERT INTO groundspeed.job_type_settings (job_type, paused_at)
        VALUES ('%s', groundspeed.clock())
        ON CONFLICT (job_type) DO UPDATE SET paused_at = excluded.paused_at
        """
            .formatted(type));
    execute(
        """
        INSERT INTO groundspeed.background_jobs (job_type, job_name)
        SELECT '%s', 'Job ' || n FROM generate_series(1, %d) AS n
        """
            .formatted(type, jobs));
    execute("ANALYZE groundspeed.background_jobs");
  }

  void resume(String type) throws SQLException {
    execute(
        "UPDATE groundspeed.job_type_settings SET paused_at = NULL WHERE job_type = '%s'"
            .formatted(type));
    wake();
  }

  /** Notifies the runners of jobs that were inserted without the API. */
  void wake() throws SQLException {
    execute("SELECT pg_notify('groundspeed_jobs', 'bench')");
  }

  /**
   * Waits until no job of the type is waiting or running. Both queries use small partial indexes.
   */
  void awaitDone(String type) throws SQLException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE;
    String open =
        """
        SELECT EXISTS (SELECT FROM groundspeed.background_jobs
                        WHERE job_type = '%1$s' AND status = 'pending')
            OR EXISTS (SELECT FROM groundspeed.background_jobs
                        WHERE job_type = '%1$s' AND status = 'processing')
        """
            .formatted(type);
    while (value(open).equals("t")) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("Jobs of type " + type + " are not done");
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  String value(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getString(1) : null;
    }
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
