package io.groundspeed.web.vitals;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.telemetry.sketch.Rating;
import io.groundspeed.vitals.VitalMetric;
import io.groundspeed.vitals.VitalSummary;
import io.groundspeed.web.api.JsonBinding;
import io.groundspeed.web.vitals.VitalsResource.Metric;
import io.groundspeed.web.vitals.VitalsResource.MetricList;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class VitalsJsonTest {
  private static final Instant FROM = Instant.parse("2026-11-22T12:00:00Z");
  private static final Instant TO = Instant.parse("2026-11-22T13:00:00.123456Z");

  @Test
  void a_metric_has_its_percentiles_rating_and_shares() {
    Metric lcp =
        Metric.of(
            new VitalSummary(
                VitalMetric.LCP,
                120,
                1_210,
                1_834.5,
                2_610,
                3_020,
                4_100,
                Rating.NEEDS_IMPROVEMENT,
                0.5,
                0.25,
                0.25));

    assertThat(json(new MetricList("1h", FROM, TO, List.of(lcp))))
        .isEqualTo(
            """
            {"range":"1h","from":"2026-11-22T12:00:00Z","to":"2026-11-22T13:00:00.123456Z",\
            "metrics":[{"name":"LCP","samples":120,"p50":1210.0,"p75":1834.5,"p90":2610.0,\
            "p95":3020.0,"p99":4100.0,"rating":"needs-improvement","good":0.5,\
            "needsImprovement":0.25,"poor":0.25}]}""");
  }

  @Test
  void without_samples_percentiles_and_rating_are_null() {
    double none = Double.NaN;
    Metric fid =
        Metric.of(
            new VitalSummary(VitalMetric.FID, 0, none, none, none, none, none, null, 0, 0, 0));

    assertThat(json(fid))
        .isEqualTo(
            """
            {"name":"FID","samples":0,"p50":null,"p75":null,"p90":null,"p95":null,"p99":null,\
            "rating":null,"good":0.0,"needsImprovement":0.0,"poor":0.0}""");
  }

  @Test
  void without_metrics_the_list_is_empty() {
    assertThat(json(new MetricList("1h", FROM, TO, List.of()))).endsWith(",\"metrics\":[]}");
  }

  private static String json(Object answer) {
    return new JsonBinding().getContext(answer.getClass()).toJson(answer);
  }
}
