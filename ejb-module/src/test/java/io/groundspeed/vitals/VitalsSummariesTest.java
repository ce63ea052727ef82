package io.groundspeed.vitals;

import static io.groundspeed.vitals.MeasuredVisits.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.data.Percentage.withPercentage;

import io.groundspeed.shared.TimeRange;
import io.groundspeed.telemetry.intake.InvalidSample;
import io.groundspeed.telemetry.sketch.Rating;
import io.groundspeed.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VitalsSummariesTest {
  private static final TimeRange HOUR = TimeRange.parse("1h", NOON.plusSeconds(60));
  private static final VitalsFilter ALL = VitalsFilter.of(HOUR);

  private TestDatabase db;
  private MeasuredVisits visits;
  private VitalsSummaries summaries;

  @BeforeEach
  void start() throws Exception {
    db = TestDatabase.fresh();
    visits = MeasuredVisits.in(db);
    summaries = visits.summaries();
  }

  @AfterEach
  void close() throws Exception {
    visits.close();
    db.close();
  }

  @Test
  void each_metric_has_its_percentiles_shares_and_rating() {
    visits.visits(
        "/",
        VitalMetric.LCP,
        NOON,
        IntStream.rangeClosed(1, 100).mapToDouble(n -> n * 50).toArray());

    VitalSummary lcp = metric(summaries.metrics(ALL), VitalMetric.LCP);

    assertThat(lcp.samples()).isEqualTo(100);
    assertThat(lcp.p75()).isCloseTo(3_750, withPercentage(1));
    assertThat(lcp.p90()).isCloseTo(4_500, withPercentage(1));
    assertThat(lcp.p95()).isCloseTo(4_750, withPercentage(1));
    assertThat(lcp.p99()).isCloseTo(4_950, withPercentage(1));
    assertThat(lcp.good()).isEqualTo(0.5);
    assertThat(lcp.needsImprovement()).isEqualTo(0.3);
    assertThat(lcp.poor()).isEqualTo(0.2);
    assertThat(lcp.rating()).isEqualTo(Rating.NEEDS_IMPROVEMENT);
    VitalSummary none = metric(summaries.metrics(ALL), VitalMetric.CLS);
    assertThat(none.samples()).isZero();
    assertThat(none.p75()).isNaN();
    assertThat(none.rating()).isNull();
  }

  @Test
  void pages_are_ordered_by_opportunity_and_filtered_by_device() {
    visits.visits("/shop/tea", VitalMetric.LCP, NOON, 5_000, 5_000, 5_000);
    visits.visits("/shop/coffee", VitalMetric.LCP, NOON, 5_000);
    visits.visits("/fast", VitalMetric.LCP, NOON, 100, 100, 100, 100, 100);
    visits.visits(
        MeasuredVisits.view("/desk", NOON, "desktop", "wifi", null), VitalMetric.CLS, 0.2);

    List<PageSummary> pages = summaries.pages(ALL);

    assertThat(pages)
        .extracting(PageSummary::page)
        .containsExactly("/shop/{category}", "/desk", "/fast");
    assertThat(pages.get(0).views()).isEqualTo(4);
    assertThat(pages.get(0).opportunity()).isCloseTo(4, offset(0.1));
    assertThat(pages.get(0).metric(VitalMetric.CLS)).isNull();
    VitalsFilter desktop =
        new VitalsFilter(HOUR, null, "desktop", null, null, null, ALL.population());
    assertThat(summaries.pages(desktop)).extracting(PageSummary::page).containsExactly("/desk");
  }

  @Test
  void a_trend_has_a_point_for_each_step() {
    visits.visits("/", VitalMetric.INP, NOON.minus(Duration.ofMinutes(30)), 100);
    visits.visits("/", VitalMetric.INP, NOON, 300, 300);

    List<TrendPoint> trend = summaries.trends(ALL).get(VitalMetric.INP);

    assertThat(trend).hasSize(60);
    assertThat(trend).filteredOn(point -> point.samples() > 0).hasSize(2);
    assertThat(trend.get(59).samples()).isEqualTo(2);
    assertThat(trend.get(59).p75()).isCloseTo(300, withPercentage(1));
    assertThat(trend.get(58).p75()).isNaN();
  }

  @Test
  void a_page_is_broken_down_and_other_pages_are_left_out() {
    visits.visits("/a", VitalMetric.LCP, NOON, 1_000, 1_000);
    visits.visits(MeasuredVisits.view("/a", NOON, "desktop", "wifi", null), VitalMetric.LCP, 300);
    visits.visits("/b", VitalMetric.LCP, NOON, 9_000);
    VitalsFilter page = ALL.withPage("/a");

    Map<String, List<VitalSummary>> devices = summaries.byDevice(page);

    assertThat(devices).containsOnlyKeys("desktop", "mobile");
    assertThat(metric(devices.get("mobile"), VitalMetric.LCP).samples()).isEqualTo(2);
    assertThat(summaries.byConnection(page)).containsOnlyKeys("4g", "wifi");
    assertThat(
            summaries.histogram(page, VitalMetric.LCP).stream()
                .mapToLong(HistogramBar::samples)
                .sum())
        .isEqualTo(3);
  }

  @Test
  void choices_are_the_values_that_occurred() {
    visits.visits("/", VitalMetric.TTFB, NOON, 100, 100);
    visits.visits(MeasuredVisits.view("/", NOON, "desktop", "wifi", null), VitalMetric.FCP, 300);

    VitalsChoices choices = summaries.choices(ALL);

    assertThat(choices.devices()).containsExactly("desktop", "mobile");
    assertThat(choices.connections()).containsExactly("4g", "wifi");
    assertThat(choices.countries()).containsExactly("BE");
    assertThat(choices.releases()).containsExactly("1.0");
    assertThat(choices.populations()).containsExactly(Map.entry(Population.VISITS, 2L));
  }

  @Test
  void the_range_before_has_its_own_values() {
    visits.visits("/", VitalMetric.LCP, NOON.minus(Duration.ofMinutes(90)), 1_000);
    visits.visits("/", VitalMetric.LCP, NOON, 2_000, 2_000);

    assertThat(metric(summaries.metrics(ALL.withRange(HOUR.before())), VitalMetric.LCP).samples())
        .isEqualTo(1);
    assertThat(metric(summaries.metrics(ALL), VitalMetric.LCP).samples()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "FMP, 1, v5-1, name",
    "LCP, -1, v5-1, value",
    "LCP, NaN, v5-1, value",
    "CLS, 101, v5-1, value",
    "LCP, 3600001, v5-1, value",
    "LCP, 1, '', id",
    "LCP, 1, v5-1700000000000-1234567890123, id"
  })
  void an_impossible_reading_is_refused_by_its_field(
      String name, double value, String id, String field) {
    assertThatThrownBy(() -> visits.check(name, value, id))
        .isInstanceOf(InvalidSample.class)
        .hasFieldOrPropertyWithValue("field", field);
  }

  private static VitalSummary metric(List<VitalSummary> all, VitalMetric metric) {
    return all.get(metric.ordinal());
  }
}
