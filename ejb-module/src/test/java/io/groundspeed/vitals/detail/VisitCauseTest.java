package io.groundspeed.vitals.detail;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.vitals.VitalMetric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisitCauseTest {
  @Test
  void the_longest_phase_and_the_element_are_the_cause() {
    assertThat(
            VisitCause.of(
                VitalMetric.LCP,
                "{\"element\": \"img.hero\", \"timeToFirstByte\": 300, \"resourceLoadDelay\": 20.5,"
                    + " \"resourceLoadDuration\": 1800, \"url\": \"/hero.avif\"}"))
        .isEqualTo(new VisitCause("img.hero", "resource load duration", 1_800));
    assertThat(
            VisitCause.of(
                VitalMetric.INP, "{\"interactionTarget\": \"button\", \"inputDelay\": 40}"))
        .isEqualTo(new VisitCause("button", "input delay", 40));
    assertThat(VisitCause.of(VitalMetric.CLS, "{\"largestShiftTarget\": \"div\"}"))
        .isEqualTo(new VisitCause("div", null, 0));
    assertThat(VisitCause.of(VitalMetric.TTFB, "{\"requestDuration\": 12}").phase())
        .isEqualTo("request");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "not json",
        "[1, 2]",
        "{}",
        "{\"target\": 7, \"resourceLoadDelay\": \"long\", \"timeToFirstByte\": null}"
      })
  void what_is_no_attribution_has_no_cause(String attribution) {
    assertThat(VisitCause.of(VitalMetric.LCP, attribution)).isEqualTo(VisitCause.UNKNOWN);
  }
}
