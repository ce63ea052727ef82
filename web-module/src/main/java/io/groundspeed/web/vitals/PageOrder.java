package io.groundspeed.web.vitals;

import io.groundspeed.vitals.PageSummary;
import io.groundspeed.vitals.VitalMetric;
import io.groundspeed.vitals.VitalSummary;
import io.groundspeed.web.frame.TableOrder;
import io.groundspeed.web.frame.TableOrder.Column;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The columns by which the table of pages can be ordered. */
public final class PageOrder {
  private static final List<Column<PageSummary>> COLUMNS =
      Stream.concat(
              Stream.of(
                  Column.text("page", PageSummary::page),
                  Column.figure("views", PageSummary::views),
                  Column.figure("good", PageSummary::good),
                  Column.figure("opportunity", PageSummary::opportunity)),
              Stream.of(VitalMetric.values()).map(PageOrder::p75))
          .toList();

  static final TableOrder<PageSummary> BY_OPPORTUNITY = parse("-opportunity");

  private PageOrder() {}

  static TableOrder<PageSummary> parse(String text) {
    return TableOrder.parse(text, COLUMNS);
  }

  /** Returns the name of a metric's column in addresses. */
  public static String column(VitalMetric metric) {
    return metric.name().toLowerCase(Locale.ROOT);
  }

  private static Column<PageSummary> p75(VitalMetric metric) {
    return Column.figure(
        column(metric),
        page -> {
          VitalSummary summary = page.metric(metric);
          return summary == null ? Double.NaN : summary.p75();
        });
  }
}
