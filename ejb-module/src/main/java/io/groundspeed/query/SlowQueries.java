package io.groundspeed.query;

import io.groundspeed.telemetry.Resolution;
import io.groundspeed.telemetry.Sketch;
import io.groundspeed.telemetry.SketchQuery;
import io.groundspeed.telemetry.SketchReader;
import io.groundspeed.telemetry.SketchRow;
import io.groundspeed.telemetry.Stream;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Which queries are slow: the stored summary, and its rewriting. Thread-safe. */
@ApplicationScoped
public class SlowQueries {
  private static final Duration LOOKED_BACK = Duration.ofDays(7);

  @Resource(lookup = "java:jboss/datasources/GroundspeedTelemetryDS")
  private DataSource dataSource;

  @Inject private SketchReader sketches;
  @Inject private InstantSource time;

  /**
   * Rewrites {@code slow_query_summary}: one row for each query whose average over the last 7 days
   * is above the threshold, with percentiles from the sketches; others lose their row.
   *
   * @return the slow queries, slowest first
   * @throws SQLException where nothing was rewritten
   */
  public List<SlowQuery> summarise(double thresholdMs) throws SQLException {
    Instant now = time.instant();
    Map<String, Sketch> times = new HashMap<>();
    Map<String, Instant> last = new HashMap<>();
    for (SketchRow row : read(now)) {
      times.computeIfAbsent(row.detail(), absent -> new Sketch()).merge(row.sketch());
      last.merge(row.detail(), row.start(), (a, b) -> a.isAfter(b) ? a : b);
    }
    List<SlowQuery> slow =
        times.entrySet().stream()
            .filter(entry -> entry.getValue().mean() > thresholdMs)
            .map(entry -> SlowQuery.of(entry.getKey(), entry.getValue(), last.get(entry.getKey())))
            .sorted()
            .toList();
    rewrite(slow, now);
    return slow;
  }

  private List<SketchRow> read(Instant now) {
    return sketches.read(
        new SketchQuery(
            Stream.QUERY,
            List.of(Measure.TIME.of(false), Measure.TIME.of(true)),
            null,
            true,
            now.minus(LOOKED_BACK),
            now.plusSeconds(1),
            Resolution.HOUR));
  }

  private void rewrite(List<SlowQuery> slow, Instant now) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try (Statement lock = connection.createStatement();
          PreparedStatement delete =
              connection.prepareStatement(
                  "DELETE FROM groundspeed.slow_query_summary WHERE query_name <> ALL (?)")) {
        // Two analyses at once would each keep what the other one deletes.
        lock.execute("LOCK TABLE groundspeed.slow_query_summary IN SHARE ROW EXCLUSIVE MODE");
        delete.setArray(
            1, connection.createArrayOf("text", slow.stream().map(SlowQuery::queryName).toArray()));
        delete.executeUpdate();
        upsert(connection, slow, now);
        connection.commit();
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
    }
  }

  private static void upsert(Connection connection, List<SlowQuery> slow, Instant now)
      throws SQLException {
    try (PreparedStatement upsert =
        connection.prepareStatement(
            """
            INSERT INTO groundspeed.slow_query_summary
                   (query_name, avg_execution_time_ms, p50_execution_time_ms, p95_execution_time_ms,
                    p99_execution_time_ms, total_executions, last_executed_at, updated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT ON CONSTRAINT uq_slow_query_summary_query_name
                DO UPDATE SET avg_execution_time_ms = excluded.avg_execution_time_ms,
                              p50_execution_time_ms = excluded.p50_execution_time_ms,
                              p95_execution_time_ms = excluded.p95_execution_time_ms,
                              p99_execution_time_ms = excluded.p99_execution_time_ms,
                              total_executions = excluded.total_executions,
                              last_executed_at = excluded.last_executed_at,
                              updated_at = excluded.updated_at
            """)) {
      for (SlowQuery query : slow) {
        upsert.setString(1, query.queryName());
        upsert.setDouble(2, query.averageMs());
        upsert.setDouble(3, query.p50());
        upsert.setDouble(4, query.p95());
        upsert.setDouble(5, query.p99());
        upsert.setLong(6, query.executions());
        upsert.setTimestamp(7, Timestamp.from(query.lastExecuted()));
        upsert.setTimestamp(8, Timestamp.from(now));
        upsert.addBatch();
      }
      upsert.executeBatch();
    }
  }

  /**
   * Returns the summary as it was last rewritten: queries above a threshold, slowest first.
   *
   * @throws SQLException where it can't be read
   */
  public List<SlowQuery> summary(double thresholdMs, int limit) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                """
                SELECT query_name, avg_execution_time_ms, p50_execution_time_ms,
                       p95_execution_time_ms, p99_execution_time_ms, total_executions,
                       last_executed_at
                  FROM groundspeed.slow_query_summary
                 WHERE avg_execution_time_ms > ?
                 ORDER BY avg_execution_time_ms DESC
                 LIMIT ?
                """)) {
      select.setDouble(1, thresholdMs);
      select.setInt(2, limit);
      List<SlowQuery> found = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          found.add(
              new SlowQuery(
                  rows.getString(1),
                  rows.getDouble(2),
                  rows.getDouble(3),
                  rows.getDouble(4),
                  rows.getDouble(5),
                  rows.getLong(6),
                  rows.getTimestamp(7).toInstant()));
        }
      }
      return found;
    }
  }
}
