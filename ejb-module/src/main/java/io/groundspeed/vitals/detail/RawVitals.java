package io.groundspeed.vitals.detail;

import io.groundspeed.page.PageTemplates;
import io.groundspeed.vitals.VitalMetric;
import io.groundspeed.vitals.VitalsFilter;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The condition for the raw rows behind a page's details. */
final class RawVitals {
  private final StringBuilder condition =
      new StringBuilder("metric_name = ? AND recorded_at >= ? AND recorded_at < ?");
  private final List<Object> values = new ArrayList<>();

  /**
   * @param name a path or a template
   */
  RawVitals(VitalsFilter filter, String name, VitalMetric metric, PageTemplates templates) {
    values.add(metric.name());
    values.add(filter.range().from().atOffset(ZoneOffset.UTC));
    values.add(filter.range().to().atOffset(ZoneOffset.UTC));
    PageMatch page = PageMatch.of(name, templates);
    narrow("page_path " + page.operator() + " ?", page.operand());
    narrow("device_type = ?", filter.device());
    narrow("connection_type = ?", filter.connection());
    narrow("country = ?", filter.country());
    narrow("release = ?", filter.rawRelease());
    narrow("coalesce(population, 'visits') = ?", filter.population().getWord());
  }

  private void narrow(String by, @Nullable String value) {
    if (value != null) {
      condition.append(" AND ").append(by);
      values.add(value);
    }
  }

  /** Returns the condition for {@code WHERE}, with question marks as parameters. */
  String condition() {
    return condition.toString();
  }

  /** Returns the values of the parameters, in order. */
  List<Object> values() {
    return values;
  }
}
