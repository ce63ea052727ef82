package io.groundspeed.web.vitals;

import io.groundspeed.shared.TimeRange;
import io.groundspeed.vitals.PageSummary;
import io.groundspeed.vitals.Population;
import io.groundspeed.vitals.VitalMetric;
import io.groundspeed.vitals.VitalsFilter;
import io.groundspeed.web.frame.Parameters;
import io.groundspeed.web.frame.TableOrder;
import java.util.Arrays;
import java.util.List;

/**
 * The query parameters of the Web Vitals screen.
 *
 * @param metric whose trend and distribution are shown
 * @param order of the table of pages
 * @param assets whether the Assets tab is open
 */
record VitalsQuery(
    VitalsFilter filter, VitalMetric metric, TableOrder<PageSummary> order, boolean assets) {
  static final String TAB = "tab";
  static final String ASSETS = "assets";

  static final List<String> DIMENSIONS =
      List.of("page", "device", "connection", "country", "release", "visits");

  private static final List<String> DEVICES = List.of("mobile", "tablet", "desktop", "other");
  private static final List<String> METRICS =
      Arrays.stream(VitalMetric.values()).map(Enum::name).toList();
  private static final int LONGEST_PAGE = 2_000;
  private static final int LONGEST_WORD = 100;

  static VitalsQuery read(Parameters parameters, TimeRange range) {
    VitalsFilter filter =
        new VitalsFilter(
            range,
            parameters.text("page", LONGEST_PAGE),
            parameters.oneOf("device", DEVICES),
            parameters.text("connection", LONGEST_WORD),
            parameters.text("country", LONGEST_WORD),
            parameters.text("release", LONGEST_WORD),
            Population.of(
                    parameters.oneOf("visits", Population.VISITS.getWord(), Population.words()))
                .orElseThrow());
    VitalMetric metric =
        VitalMetric.valueOf(parameters.oneOf("metric", VitalMetric.LCP.name(), METRICS));
    TableOrder<PageSummary> order =
        parameters.read("sort", PageOrder.BY_OPPORTUNITY, PageOrder::parse);
    boolean assets = parameters.oneOf(TAB, List.of(ASSETS)) != null;
    return new VitalsQuery(filter, metric, order, assets);
  }

  /** Returns whether there is a filter besides the range. */
  boolean narrowed() {
    return !filter.equals(VitalsFilter.of(filter.range()));
  }

  /**
   * Returns everything that a region's value depends on. The range counts by name: a named range
   * moves with time, its name stays the same.
   */
  Object key(String region) {
    return Arrays.asList(
        region,
        filter.range().name(),
        filter.page(),
        filter.device(),
        filter.connection(),
        filter.country(),
        filter.release(),
        filter.population(),
        metric,
        order);
  }
}
