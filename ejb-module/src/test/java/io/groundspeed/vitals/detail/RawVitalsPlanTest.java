package io.groundspeed.vitals.detail;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.page.PageTemplates;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.testing.TestDatabase;
import io.groundspeed.vitals.VitalMetric;
import io.groundspeed.vitals.VitalsFilter;
import java.sql.Connection;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The raw rows of a page are read by index and up to a limit, however many there are. */
class RawVitalsPlanTest {
  private static final int ROWS = 300_000;
  private static final int LIMIT = 200;
  private static final Pattern READ =
      Pattern.compile("Scan.*\\(actual rows=([0-9.]+) loops=([0-9]+)\\)");

  private final TestDatabase db = TestDatabase.fresh();
  private final PageTemplates templates = new PageTemplates(List.of("/shop/{category}"));
  private VitalsFilter filter;

  /** Forty pages and twenty of the template, over four days. */
  @BeforeEach
  void fill() {
    db.update(
        """
        INSERT INTO groundspeed.web_vitals (metric_name, metric_value, page_path, recorded_at)
        SELECT CASE n %% 2 WHEN 0 THEN 'LCP' ELSE 'CLS' END,
               n %% 5000,
               CASE WHEN n %% 60 < 40 THEN '/page/' || n %% 60 ELSE '/shop/' || n %% 60 END,
               groundspeed.clock() - n * interval '1 s'
          FROM generate_series(1, %d) AS n
        """
            .formatted(ROWS));
    db.execute("ANALYZE groundspeed.web_vitals");
    filter = VitalsFilter.of(TimeRange.parse("7d", java.time.Instant.now().plusSeconds(60)));
  }

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void a_page_costs_as_many_rows_as_are_asked_for() throws Exception {
    Read read = read("/page/4");

    assertThat(read.rows()).isEqualTo(LIMIT);
    assertThat(read.plan()).doesNotContain("Seq Scan");
    assertThat(scanned(read.plan())).as(read.plan()).isLessThan(2 * LIMIT);
  }

  @Test
  void a_template_costs_a_limited_number_of_rows_of_each_path() throws Exception {
    Read read = read("/shop/{category}");

    assertThat(read.rows()).isEqualTo(LIMIT);
    assertThat(read.plan()).doesNotContain("Seq Scan");
    assertThat(scanned(read.plan())).as(read.plan()).isLessThan(8 * LIMIT);
  }

  @Test
  void only_the_paths_of_a_template_are_read() throws Exception {
    try (Connection connection = db.connect()) {
      List<String> paths = PagePaths.of(connection, "/shop/{category}", templates, range());

      // odd numbers are those of the other metric
      assertThat(paths)
          .containsExactlyInAnyOrder(
              "/shop/40",
              "/shop/42",
              "/shop/44",
              "/shop/46",
              "/shop/48",
              "/shop/50",
              "/shop/52",
              "/shop/54",
              "/shop/56",
              "/shop/58");
    }
  }

  private List<Object> range() {
    return List.of(
        "LCP",
        filter.range().from().atOffset(java.time.ZoneOffset.UTC),
        filter.range().to().atOffset(java.time.ZoneOffset.UTC));
  }

  private record Read(int rows, String plan) {}

  private Read read(String page) throws Exception {
    try (Connection connection = db.connect()) {
      RawVitals raw = RawVitals.of(connection, filter, page, VitalMetric.LCP, templates);
      String sql = raw.latest("id, metric_value", "");
      return new Read(
          lines(connection, raw, sql).size(),
          String.join(
              "\n",
              lines(
                  connection,
                  raw,
                  "EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF) " + sql)));
    }
  }

  private static List<String> lines(Connection connection, RawVitals raw, String sql)
      throws Exception {
    return raw.sql(connection, sql, LIMIT).rows(row -> row.getString(1));
  }

  /** Returns the number of rows that all scans of a plan have read. */
  private static double scanned(String plan) {
    return plan.lines()
        .filter(line -> !line.contains("Function Scan"))
        .map(READ::matcher)
        .flatMap(matcher -> matcher.results())
        .mapToDouble(RawVitalsPlanTest::rows)
        .sum();
  }

  private static double rows(MatchResult scan) {
    return Double.parseDouble(scan.group(1)) * Long.parseLong(scan.group(2));
  }
}
