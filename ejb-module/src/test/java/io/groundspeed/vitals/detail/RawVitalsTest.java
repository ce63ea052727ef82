package io.groundspeed.vitals.detail;

import static io.groundspeed.vitals.MeasuredVisits.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.groundspeed.shared.TimeRange;
import io.groundspeed.testing.TestDatabase;
import io.groundspeed.testing.TestEntities;
import io.groundspeed.vitals.MeasuredVisits;
import io.groundspeed.vitals.VitalMetric;
import io.groundspeed.vitals.VitalsFilter;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is read from the raw rows of a page: causes, slow visits and deployments. */
class RawVitalsTest {
  private static final VitalsFilter ALL =
      VitalsFilter.of(TimeRange.parse("24h", NOON.plusSeconds(60)));
  private static final String HERO =
      "{\"target\": \"img.hero\", \"url\": \"/hero.avif\", \"timeToFirstByte\": %d,"
          + " \"resourceLoadDuration\": 900}";

  private TestDatabase db;
  private TestEntities entities;
  private MeasuredVisits visits;

  @BeforeEach
  void start() throws Exception {
    db = TestDatabase.fresh();
    entities = TestEntities.on(db);
    visits = MeasuredVisits.in(db);
  }

  @AfterEach
  void close() throws Exception {
    visits.close();
    entities.close();
    db.close();
  }

  @Test
  void a_page_has_its_elements_and_phases() {
    for (int i = 1; i <= 3; i++) {
      visits.visit(
          MeasuredVisits.view("/a", NOON), VitalMetric.LCP, 1_000 * i, HERO.formatted(100 * i));
    }
    visits.visit(MeasuredVisits.view("/a", NOON), VitalMetric.LCP, 500, "{\"element\": \"h1\"}");
    visits.visit(MeasuredVisits.view("/a/b", NOON), VitalMetric.LCP, 9_000, HERO.formatted(9_000));

    Causes causes = causes("/a");

    assertThat(causes.samples()).isEqualTo(4);
    assertThat(causes.phases().get(0)).isEqualTo(new Phase("time to first byte", 300));
    assertThat(causes.elements()).extracting(Cause::target).containsExactly("img.hero", "h1");
    Cause hero = causes.elements().get(0);
    assertThat(hero.detail()).isEqualTo("/hero.avif");
    assertThat(hero.share()).isCloseTo(0.75, offset(1e-9));
    assertThat(hero.p75()).isEqualTo(3_000);
  }

  @Test
  void a_page_without_attributions_has_no_causes() {
    visits.visits("/a", VitalMetric.LCP, NOON, 100);

    assertThat(causes("/a")).isEqualTo(Causes.NONE);
    assertThat(causes("/nowhere")).isEqualTo(Causes.NONE);
  }

  @Test
  void a_template_has_the_rows_of_its_paths_and_of_no_others() {
    visits.visits("/shop/tea", VitalMetric.LCP, NOON, 100);
    visits.visits("/shop/coffee", VitalMetric.LCP, NOON, 200);
    visits.visits("/shop/{category}", VitalMetric.LCP, NOON, 300);
    visits.visits("/shop/tea/green", VitalMetric.LCP, NOON, 400);
    visits.visits("/shop", VitalMetric.LCP, NOON, 500);

    assertThat(slowest(ALL, "/shop/{category}", 10))
        .extracting(SlowSample::path)
        .containsExactly("/shop/{category}", "/shop/coffee", "/shop/tea");
    assertThat(slowest(ALL, "/shop/tea", 10))
        .extracting(SlowSample::path)
        .containsExactly("/shop/tea");
  }

  @Test
  void slow_visits_have_their_cause_and_their_request() {
    visits.visits("/a", VitalMetric.LCP, NOON, 100, 200, 300);
    visits.visit(
        MeasuredVisits.view("/a", NOON, "desktop", "wifi", "shop.war"),
        VitalMetric.LCP,
        5_000,
        HERO.formatted(2_000));

    List<SlowSample> slowest = slowest(ALL, "/a", 2);

    assertThat(slowest).extracting(SlowSample::value).containsExactly(5_000.0, 300.0);
    SlowSample first = slowest.get(0);
    assertThat(first.cause()).isEqualTo(new VisitCause("img.hero", "time to first byte", 2_000));
    assertThat(first.deployment()).isEqualTo("shop.war");
    assertThat(first.requestId()).isEqualTo("r-1");
    assertThat(first.device()).isEqualTo("desktop");
    assertThat(slowest.get(1).cause()).isEqualTo(VisitCause.UNKNOWN);
    VitalsFilter mobile =
        new VitalsFilter(ALL.range(), null, "mobile", null, null, null, ALL.population());
    assertThat(slowest(mobile, "/a", 2))
        .extracting(SlowSample::value)
        .containsExactly(300.0, 200.0);
  }

  @Test
  void a_page_has_the_deployments_that_served_it() {
    for (int i = 0; i < 3; i++) {
      visits.visits(
          MeasuredVisits.view("/a", NOON, "mobile", "4g", "shop.war"), VitalMetric.TTFB, 100 + i);
    }
    visits.visits(
        MeasuredVisits.view("/a", NOON, "mobile", "4g", "blog.war"), VitalMetric.TTFB, 100);
    visits.visits("/a", VitalMetric.TTFB, NOON, 100);

    assertThat(new VisitOrigins(db.dataSource(), visits.templates()).of(ALL, "/a"))
        .containsExactly(java.util.Map.entry("shop.war", 3L), java.util.Map.entry("blog.war", 1L));
  }

  @Test
  void a_scorecard_compares_with_the_day_before() {
    double[] slow = new double[100];
    java.util.Arrays.fill(slow, 4_000);
    double[] fast = new double[100];
    java.util.Arrays.fill(fast, 2_000);
    visits.visits("/a", VitalMetric.LCP, NOON.minus(java.time.Duration.ofHours(30)), slow);
    visits.visits("/a", VitalMetric.LCP, NOON, fast);

    Scorecard card = new Scorecards(visits.summaries()).of(ALL.withPage("/a"));

    assertThat(card.score()).isGreaterThan(90);
    assertThat(card.scoreBefore()).isCloseTo(50, offset(1.5));
    MetricDetail lcp = card.metrics().get(VitalMetric.LCP.ordinal());
    assertThat(lcp.change()).isEqualTo(MetricDetail.Change.BETTER);
    assertThat(lcp.difference()).isCloseTo(-0.5, offset(0.02));
  }

  private Causes causes(String page) {
    return new VitalCauses(db.dataSource(), visits.templates()).of(ALL, page, VitalMetric.LCP);
  }

  private List<SlowSample> slowest(VitalsFilter filter, String page, int limit) {
    return entities.fromTransaction(
        unit ->
            new SlowestVisits(db.dataSource(), unit, visits.templates())
                .of(filter, page, VitalMetric.LCP, limit));
  }
}
