package io.groundspeed.web.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.endpoint.EndpointPoint;
import io.groundspeed.endpoint.StatusCount;
import io.groundspeed.endpoint.TimeSplit;
import io.groundspeed.probe.record.TimePart;
import io.groundspeed.shared.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RouteChartsTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final TimeRange DAY = TimeRange.parse("24h", NOON.plusSeconds(3_600));
  private static final Duration QUARTER = Duration.ofMinutes(15);

  private static final List<EndpointPoint> POINTS =
      List.of(
          new EndpointPoint(NOON, QUARTER, 30, 3, 10, 40, 15),
          new EndpointPoint(NOON.plus(QUARTER), QUARTER, 0, 0, Double.NaN, Double.NaN, Double.NaN),
          new EndpointPoint(
              NOON.plus(QUARTER).plus(QUARTER), Duration.ofMinutes(1), 4, 0, 12, 90, 30));

  @Test
  void a_step_that_has_just_begun_is_told_by_its_own_length() {
    RequestCharts charts = new RequestCharts(DAY, POINTS);

    assertThat(charts.getTrafficSentence())
        .isEqualTo("34 requests, 3 of them failed; most at 12:30 UTC: 4.0 a minute.");
    assertThat(charts.getTraffic())
        .contains("\"data\":[0.2,null,null]", "\"data\":[1.8,0.0,4.0]", "3 failed", "27 answered");
    assertThat(charts.getRows()).containsExactly(POINTS.get(2), POINTS.get(0));
  }

  @Test
  void lines_are_interrupted_where_nobody_asked() {
    RequestCharts charts = new RequestCharts(DAY, POINTS);

    assertThat(charts.getTimesSentence())
        .isEqualTo("p95: highest 90 ms at 12:30 UTC, lowest 40 ms at 12:00 UTC.");
    assertThat(charts.getTimes())
        .contains("\"data\":[40.0,null,90.0]", "\"data\":[10.0,null,12.0]");
  }

  @Test
  void the_previous_period_is_a_faint_line_a_sentence_and_columns() {
    List<EndpointPoint> before =
        List.of(
            new EndpointPoint(NOON.minusSeconds(86_400), QUARTER, 60, 6, 5, 20, 9),
            new EndpointPoint(
                NOON.minusSeconds(85_500), QUARTER, 0, 0, Double.NaN, Double.NaN, Double.NaN));
    RequestCharts charts = new RequestCharts(DAY, POINTS, before);

    assertThat(charts.isCompared()).isTrue();
    assertThat(charts.getTrafficSentence())
        .endsWith(" Previous 24h: 60 requests, 6 of them failed.");
    assertThat(charts.getTraffic())
        .contains(
            "\"data\":[4.0,0.0,0.0]", "\"data\":[0.4,0.0,0.0]", "6 failed in the previous 24h");
    assertThat(charts.getTimesSentence()).endsWith(" Previous 24h: highest 20 ms.");
    assertThat(charts.getTimes()).contains("\"data\":[20.0,null,null]", "p95, previous 24h");
    assertThat(charts.before(POINTS.get(0))).isEqualTo(before.get(0));
    assertThat(charts.before(POINTS.get(2)).requests()).isZero();
  }

  @Test
  void a_previous_period_without_requests_is_not_shown() {
    RequestCharts charts = new RequestCharts(DAY, POINTS, List.of());

    assertThat(charts.isCompared()).isFalse();
    assertThat(charts.getTraffic()).doesNotContain("previous");
    assertThat(charts.getTimesSentence()).doesNotContain("Previous");
  }

  @Test
  void nothing_has_a_sentence_too() {
    assertThat(new RequestCharts(DAY, List.of()).getTrafficSentence())
        .isEqualTo("No requests in this range.");
    assertThat(new RequestCharts(DAY, POINTS.subList(1, 2)).getTimesSentence())
        .isEqualTo("No requests in this range.");
  }

  @Test
  void statuses_have_names_and_shares() {
    StatusTable statuses = new StatusTable(List.of(new StatusCount(2, 1), new StatusCount(404, 3)));

    assertThat(statuses.rows().stream().map(statuses::label))
        .containsExactly("2xx", "404 Not Found");
    assertThat(statuses.rows().stream().map(statuses::share)).containsExactly(0.25, 0.75);
    assertThat(statuses.rows().stream().map(statuses::mark))
        .containsExactly("good", "needs-improvement");
  }

  @Test
  void a_rate_is_in_the_unit_that_has_digits() {
    Duration hour = Duration.ofHours(1);

    assertThat(Rate.of(36_000_000, hour)).isEqualTo("10,000.0/s");
    assertThat(Rate.of(36_000, hour)).isEqualTo("10.0/s");
    assertThat(Rate.of(90, hour)).isEqualTo("1.5/min");
    assertThat(Rate.of(11_520, Duration.ofDays(1))).isEqualTo("8.0/min");
    assertThat(Rate.of(40_000, Duration.ofDays(1))).isEqualTo("27.8/min");
    assertThat(Rate.of(3, hour)).isEqualTo("3.0/h");
    assertThat(Rate.of(0, hour)).isEqualTo("0/s");
    assertThat(Rate.of(1, Duration.ofDays(28))).isEqualTo("<0.1/h");
  }

  @Test
  void the_parts_of_the_time_add_up_to_the_whole_bar() {
    SplitTable table =
        new SplitTable(
            new TimeSplit(
                Map.of(
                    TimePart.APPLICATION, 100.0, TimePart.DATABASE, 250.0, TimePart.CACHE, 50.0)),
            10);

    assertThat(table.getSentence())
        .isEqualTo(
            "Application 10 ms per request (25.0 %), Database 25 ms per request (62.5 %), Cache 5 ms"
                + " per request (12.5 %)");
    assertThat(table.getRows().get(2).from() + table.getRows().get(2).share()).isEqualTo(1);
    assertThat(table.isWithNetwork()).isFalse();
    assertThat(new SplitTable(new TimeSplit(Map.of()), 0).isNone()).isTrue();
  }
}
