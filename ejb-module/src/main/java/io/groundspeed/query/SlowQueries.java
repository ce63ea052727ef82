package io.groundspeed.query;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Analyses the log of the last seven days, over a connection and in its transaction. */
public final class SlowQueries {
  /**
   * Each row stands for {@code sample_weight} executions. A percentile is the first time that this
   * share of them reached, as {@code percentile_disc} has it.
   */
  private static final String REWRITE =
      """
      INSERT INTO groundspeed.slow_query_summary (
             query_name, avg_execution_time_ms, p50_execution_time_ms, p95_execution_time_ms,
             p99_execution_time_ms, total_executions, last_executed_at)
      SELECT *
        FROM (SELECT query_name,
                     sum(execution_time_ms * sample_weight) / sum(sample_weight) AS average,
                     min(execution_time_ms) FILTER (WHERE reached >= 0.50 * total) AS p50,
                     min(execution_time_ms) FILTER (WHERE reached >= 0.95 * total) AS p95,
                     min(execution_time_ms) FILTER (WHERE reached >= 0.99 * total) AS p99,
                     round(sum(sample_weight))::bigint AS executions,
                     max(recorded_at) AS last_executed_at
                FROM (SELECT query_name, execution_time_ms, sample_weight, recorded_at,
                             sum(sample_weight) OVER (PARTITION BY query_name
                                                      ORDER BY execution_time_ms
                                                      ROWS UNBOUNDED PRECEDING) AS reached,
                             sum(sample_weight) OVER (PARTITION BY query_name) AS total
                        FROM groundspeed.query_performance_log
                       WHERE recorded_at >= groundspeed.clock() - interval '7 days') AS ranked
               GROUP BY query_name) AS summary
       WHERE average > ? OR p95 > ?
      RETURNING query_name, avg_execution_time_ms, p50_execution_time_ms, p95_execution_time_ms,
                p99_execution_time_ms, total_executions
      """;

  private final Connection connection;

  public SlowQueries(Connection connection) {
    this.connection = connection;
  }

  /**
   * Writes {@code slow_query_summary} anew.
   *
   * @param thresholdMillis a query is slow where its average or its 95th percentile is above
   * @return the slow queries, the one that takes most time in all first
   */
  public List<SlowQuery> summarise(double thresholdMillis) throws SQLException {
    try (Statement statement = connection.createStatement();
        PreparedStatement rewrite = connection.prepareStatement(REWRITE)) {
      // Two analyses at once: the second waits, and finds the names free.
      statement.execute("LOCK TABLE groundspeed.slow_query_summary IN SHARE ROW EXCLUSIVE MODE");
      statement.executeUpdate("DELETE FROM groundspeed.slow_query_summary");
      rewrite.setDouble(1, thresholdMillis);
      rewrite.setDouble(2, thresholdMillis);
      return read(rewrite);
    }
  }

  private static List<SlowQuery> read(PreparedStatement rewrite) throws SQLException {
    List<SlowQuery> slow = new ArrayList<>();
    try (ResultSet row = rewrite.executeQuery()) {
      while (row.next()) {
        slow.add(
            new SlowQuery(
                row.getString(1),
                row.getDouble(2),
                row.getDouble(3),
                row.getDouble(4),
                row.getDouble(5),
                row.getLong(6)));
      }
    }
    slow.sort(SlowQuery.BY_TOTAL_TIME);
    return slow;
  }
}
