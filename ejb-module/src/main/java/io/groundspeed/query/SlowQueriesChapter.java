package io.groundspeed.query;

import io.groundspeed.postgres.Telemetry;
import io.groundspeed.report.Chapter;
import io.groundspeed.report.Line;
import io.groundspeed.report.Line.Unit;
import io.groundspeed.report.WeeklyChapter;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.verdict.Thresholds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The slow queries of a week by average, slowest first. */
@ApplicationScoped
class SlowQueriesChapter implements WeeklyChapter {
  private static final int MOST = 10;

  private static final String SLOW =
      """
      SELECT query_name,
             sum(execution_time_ms * sample_weight) FILTER (WHERE this_week)
                 / sum(sample_weight) FILTER (WHERE this_week) AS average,
             sum(execution_time_ms * sample_weight) FILTER (WHERE NOT this_week)
                 / sum(sample_weight) FILTER (WHERE NOT this_week),
             round(sum(sample_weight) FILTER (WHERE this_week))
        FROM (SELECT query_name, execution_time_ms, sample_weight, recorded_at >= ? AS this_week
                FROM groundspeed.query_performance_log
               WHERE recorded_at >= ? AND recorded_at < ?) AS both_weeks
       GROUP BY query_name
      HAVING sum(execution_time_ms * sample_weight) FILTER (WHERE this_week)
                 / sum(sample_weight) FILTER (WHERE this_week) > ?
       ORDER BY average DESC
       LIMIT ?
      """;

  @Inject @Telemetry private DataSource dataSource;

  SlowQueriesChapter() {}

  SlowQueriesChapter(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public int place() {
    return 40;
  }

  @Override
  public Chapter write(TimeRange week) {
    List<Line> lines = read(week);
    String lead =
        lines.isEmpty()
            ? "No query averaged over " + Thresholds.slowQuery()
            : "Averages of the queries over %s, the ten slowest".formatted(Thresholds.slowQuery());
    return new Chapter("Slow queries", lead, lines, List.of());
  }

  private List<Line> read(TimeRange week) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(SLOW)) {
      select.setObject(1, week.from().atOffset(ZoneOffset.UTC));
      select.setObject(2, week.before().from().atOffset(ZoneOffset.UTC));
      select.setObject(3, week.to().atOffset(ZoneOffset.UTC));
      select.setDouble(4, Thresholds.SLOW_QUERY_MS);
      select.setInt(5, MOST);
      return lines(select);
    } catch (SQLException e) {
      throw new IllegalStateException("The log of queries can't be read now", e);
    }
  }

  private static List<Line> lines(PreparedStatement select) throws SQLException {
    List<Line> lines = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        Double before = row.getObject(3, Double.class);
        lines.add(
            Line.of(
                row.getString(1),
                Unit.MILLISECONDS,
                row.getDouble(2),
                before == null ? Double.NaN : before,
                "%,d calls".formatted(row.getLong(4))));
      }
    }
    return lines;
  }
}
