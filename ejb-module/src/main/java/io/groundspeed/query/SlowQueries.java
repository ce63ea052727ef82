package io.groundspeed.query;

import io.groundspeed.telemetry.sketch.Resolution;
import io.groundspeed.telemetry.sketch.Sketch;
import io.groundspeed.telemetry.sketch.SketchQuery;
import io.groundspeed.telemetry.sketch.SketchReader;
import io.groundspeed.telemetry.sketch.SketchRow;
import io.groundspeed.telemetry.sketch.Stream;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
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

  private static final String INSERT =
      """
      INSERT INTO groundspeed.slow_query_summary
             (query_name, avg_execution_time_ms, p50_execution_time_ms, p95_execution_time_ms,
              p99_execution_time_ms, total_executions, last_executed_at, updated_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String SELECT =
      """
      SELECT query_name, avg_execution_time_ms, p50_execution_time_ms, p95_execution_time_ms,
             p99_execution_time_ms, total_executions, last_executed_at
        FROM groundspeed.slow_query_summary
       WHERE avg_execution_time_ms > ? OR p95_execution_time_ms > ?
       ORDER BY avg_execution_time_ms * total_executions DESC, query_name
       LIMIT ?
      """;

  @Resource(lookup = "java:jboss/datasources/GroundspeedDS")
  private DataSource dataSource;

  @Inject private SketchReader sketches;
  @Inject private InstantSource time;

  protected SlowQueries() {}

  /** For a caller outside the container, who also ends the transaction. */
  public SlowQueries(DataSource dataSource, SketchReader sketches, InstantSource time) {
    this.dataSource = dataSource;
    this.sketches = sketches;
    this.time = time;
  }

  /**
   * Writes {@code slow_query_summary} anew from the sketches of the last 7 days, in the caller's
   * transaction if there is one.
   *
   * @param thresholdMs a query is slow where its average or its 95th percentile is above
   * @return the slow queries, the one that takes most time in all first
   * @throws SQLException where nothing was rewritten
   */
  @Transactional(rollbackOn = Exception.class)
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
            .map(entry -> SlowQuery.of(entry.getKey(), entry.getValue(), last.get(entry.getKey())))
            .filter(query -> query.isAbove(thresholdMs))
            .sorted(SlowQuery.BY_TOTAL_TIME)
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
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        PreparedStatement insert = connection.prepareStatement(INSERT)) {
      // Two analyses at once: the second waits, and finds the names free.
      statement.execute("LOCK TABLE groundspeed.slow_query_summary IN SHARE ROW EXCLUSIVE MODE");
      statement.executeUpdate("DELETE FROM groundspeed.slow_query_summary");
      for (SlowQuery query : slow) {
        bind(insert, query);
        insert.setTimestamp(8, Timestamp.from(now));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static void bind(PreparedStatement insert, SlowQuery query) throws SQLException {
    insert.setString(1, query.name());
    insert.setDouble(2, query.averageMs());
    insert.setDouble(3, query.p50Ms());
    insert.setDouble(4, query.p95Ms());
    insert.setDouble(5, query.p99Ms());
    insert.setLong(6, query.executions());
    insert.setTimestamp(7, Timestamp.from(query.lastExecuted()));
  }

  /**
   * Returns the summary as it was last rewritten: queries whose average or 95th percentile is above
   * a threshold, the one that takes most time in all first.
   *
   * @throws SQLException where it can't be read
   */
  public List<SlowQuery> summary(double thresholdMs, int limit) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(SELECT)) {
      select.setDouble(1, thresholdMs);
      select.setDouble(2, thresholdMs);
      select.setInt(3, limit);
      List<SlowQuery> found = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(read(row));
        }
      }
      return found;
    }
  }

  private static SlowQuery read(ResultSet row) throws SQLException {
    return new SlowQuery(
        row.getString(1),
        row.getDouble(2),
        row.getDouble(3),
        row.getDouble(4),
        row.getDouble(5),
        row.getLong(6),
        row.getTimestamp(7).toInstant());
  }
}
