package io.groundspeed.vitals.detail;

import io.groundspeed.page.PageTemplates;
import io.groundspeed.postgres.Sql;
import io.groundspeed.vitals.Population;
import io.groundspeed.vitals.VitalMetric;
import io.groundspeed.vitals.VitalsFilter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The latest raw rows of a metric of a page. Each path's rows are read in the order of
 * ix_web_vitals_metric and only up to a limit, so the cost depends neither on the length of the
 * range nor on the number of rows in it.
 */
final class RawVitals {
  /** In the range and the filter; %1$s: the columns, %2$s: more conditions. */
  private static final String LATEST =
      """
      SELECT sample.*
        FROM unnest(?::text[]) AS path (name),
             LATERAL (SELECT recorded_at, %1$s
                        FROM groundspeed.web_vitals
                       WHERE metric_name = ? AND recorded_at >= ? AND recorded_at < ?
                         AND page_path = path.name
                         %2$s
                       ORDER BY recorded_at DESC
                       LIMIT ?) AS sample
       ORDER BY recorded_at DESC
       LIMIT ?
      """;

  private static final int SECONDS = 3;

  /** Minimum number of rows that are read of each of a template's paths. */
  private static final int LEAST_OF_PATH = 100;

  private final List<String> paths;
  private final List<Object> range;
  private final StringBuilder condition = new StringBuilder();
  private final List<Object> values = new ArrayList<>();

  private RawVitals(VitalsFilter filter, List<String> paths, List<Object> range) {
    this.paths = paths;
    this.range = range;
    narrow("device_type = ?", filter.device());
    narrow("connection_type = ?", filter.connection());
    narrow("country = ?", filter.country());
    narrow("release = ?", filter.rawRelease());
    narrow(population(filter.population()), filter.population().getWord());
  }

  /**
   * @param page a path or a template
   */
  static RawVitals of(
      Connection connection,
      VitalsFilter filter,
      String page,
      VitalMetric metric,
      PageTemplates templates)
      throws SQLException {
    List<Object> range = List.of(metric.name(), filter.range().from(), filter.range().to());
    return new RawVitals(filter, PagePaths.of(connection, page, templates, range), range);
  }

  /**
   * PostgreSQL has no statistics on an expression such as coalesce. It would expect one row in 200
   * and sort all rows of the page instead of reading the latest in the order of the index.
   */
  private static String population(Population population) {
    return population == Population.VISITS
        ? "(population IS NULL OR population = ?)"
        : "population = ?";
  }

  private void narrow(String by, @Nullable String value) {
    if (value != null) {
      condition.append(" AND ").append(by);
      values.add(value);
    }
  }

  /**
   * Returns the SELECT of the latest rows, newest first.
   *
   * @param columns beside {@code recorded_at}
   * @param more further conditions that begin with AND; may be empty
   */
  String latest(String columns, String more) {
    return LATEST.formatted(columns, condition + more);
  }

  /**
   * Returns a statement with {@link #latest} and its parameters.
   *
   * @param sql with {@link #latest} before any further parameter
   * @param limit maximum number of rows
   */
  Sql sql(Connection connection, String sql, int limit) throws SQLException {
    int each = paths.size() <= 1 ? limit : Math.max(LEAST_OF_PATH, 4 * limit / paths.size());
    return Sql.of(connection, sql)
        .within(SECONDS)
        .array("text", paths)
        .with(range.toArray())
        .with(values.toArray())
        .with(Math.min(limit, each), limit);
  }
}
