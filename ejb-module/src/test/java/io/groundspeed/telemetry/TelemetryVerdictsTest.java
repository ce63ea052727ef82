package io.groundspeed.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.telemetry.flush.WriteState;
import io.groundspeed.telemetry.intake.Accounting;
import io.groundspeed.telemetry.sketch.Rating;
import io.groundspeed.verdict.Change;
import io.groundspeed.verdict.Since;
import io.groundspeed.verdict.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TelemetryVerdictsTest {
  @Test
  void without_losses_one_good_sentence_is_enough() {
    assertThat(TelemetryVerdicts.lost(Losses.Loss.NONE, Losses.Loss.NONE))
        .singleElement()
        .satisfies(
            verdict -> {
              assertThat(verdict.sentence()).isEqualTo("0 events dropped");
              assertThat(verdict.rating()).isEqualTo(Rating.GOOD);
            });
    assertThat(TelemetryVerdicts.of(state(0.1, false))).isEmpty();
  }

  @Test
  void losses_are_those_of_the_range_with_their_change_and_beginning() {
    Losses.Loss now =
        new Losses.Loss(Map.of("full", 1_200L, "rate", 3L), Map.of("value", 1L), Instant.EPOCH);
    Losses.Loss before = new Losses.Loss(Map.of("full", 203L), Map.of(), Instant.EPOCH);

    List<Verdict> verdicts = TelemetryVerdicts.lost(now, before);

    assertThat(sentences(verdicts))
        .containsExactly("1,203 events dropped, most often: full", "1 event rejected: value");
    assertThat(verdicts.get(0).measured().change())
        .isEqualTo(new Change("+1,000", "+1,000", false));
    assertThat(verdicts.get(0).since()).isEqualTo(Since.at(Instant.EPOCH));
  }

  @Test
  void a_pipeline_that_does_not_keep_up_is_reported() {
    assertThat(sentences(TelemetryVerdicts.of(state(0.95, true))))
        .containsExactly(
            "Measurements can’t be written to the database now", "The intake is 95.0 % full");
  }

  private static PipelineState state(double fill, boolean failing) {
    return new PipelineState(
        "a",
        new Accounting().balance(),
        fill,
        new WriteState(0, 0, 0, Double.NaN, Double.NaN, failing),
        0);
  }

  private static List<String> sentences(List<Verdict> verdicts) {
    return verdicts.stream().map(Verdict::sentence).toList();
  }
}
