package io.groundspeed.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.telemetry.flush.WriteState;
import io.groundspeed.telemetry.intake.Accounting;
import io.groundspeed.telemetry.sketch.Rating;
import io.groundspeed.verdict.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class TelemetryVerdictsTest {
  @Test
  void a_pipeline_that_is_well_says_that_nothing_was_dropped() {
    assertThat(TelemetryVerdicts.of(state(new Accounting(), 0.1, false)))
        .singleElement()
        .satisfies(
            verdict -> {
              assertThat(verdict.sentence()).isEqualTo("0 events dropped");
              assertThat(verdict.rating()).isEqualTo(Rating.GOOD);
            });
  }

  @Test
  void a_pipeline_that_is_not_says_what_is_wrong() {
    Accounting accounting = new Accounting();
    accounting.dropped("full", 1_200);
    accounting.dropped("rate", 3);
    accounting.rejected("value", 1);

    assertThat(sentences(TelemetryVerdicts.of(state(accounting, 0.95, true))))
        .containsExactly(
            "1,203 events dropped, most often: full",
            "1 event rejected: value",
            "What is measured can’t be written to the database now",
            "The intake is 95.0 % full");
  }

  private static PipelineState state(Accounting accounting, double fill, boolean failing) {
    return new PipelineState(
        "a",
        accounting.balance(),
        fill,
        new WriteState(0, 0, 0, Double.NaN, Double.NaN, failing),
        0);
  }

  private static List<String> sentences(List<Verdict> verdicts) {
    return verdicts.stream().map(Verdict::sentence).toList();
  }
}
