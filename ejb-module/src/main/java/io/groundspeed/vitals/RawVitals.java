package io.groundspeed.vitals;

import io.groundspeed.page.PageTemplates;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;

/** Which rows of the raw log a page's details are made from. */
final class RawVitals {
  /** The parameters that {@link #bind} sets. */
  static final int PARAMETERS = 13;

  private static final String CONDITION =
      """
      metric_name = ? AND recorded_at >= ? AND recorded_at < ?
             AND page_path %s ?
             AND (?::text IS NULL OR device_type = ?)
             AND (?::text IS NULL OR connection_type = ?)
             AND (?::text IS NULL OR country = ?)
             AND (?::text IS NULL OR release = ?)
             AND coalesce(population, 'visits') = ?""";

  private final VitalsFilter filter;
  private final PageMatch page;
  private final VitalMetric metric;

  /**
   * @param page a path or a template
   */
  RawVitals(VitalsFilter filter, String page, VitalMetric metric, PageTemplates templates) {
    this.filter = filter;
    this.page = PageMatch.of(page, templates);
    this.metric = metric;
  }

  /** Returns the condition for {@code WHERE}. */
  String condition() {
    return CONDITION.formatted(page.operator());
  }

  /** Sets the condition's parameters, which must be the first of the statement. */
  void bind(PreparedStatement select) throws SQLException {
    select.setString(1, metric.name());
    select.setTimestamp(2, Timestamp.from(filter.range().from()));
    select.setTimestamp(3, Timestamp.from(filter.range().to()));
    select.setString(4, page.operand());
    select.setString(5, filter.device());
    select.setString(6, filter.device());
    select.setString(7, filter.connection());
    select.setString(8, filter.connection());
    select.setString(9, filter.country());
    select.setString(10, filter.country());
    select.setString(11, filter.rawRelease());
    select.setString(12, filter.rawRelease());
    select.setString(PARAMETERS, filter.population().getWord());
  }
}
