package io.groundspeed.telemetry;

import static io.groundspeed.telemetry.PipelineFixture.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import io.groundspeed.telemetry.intake.Outcome;
import io.groundspeed.telemetry.raw.Sample;
import io.groundspeed.telemetry.sketch.Rating;
import io.groundspeed.telemetry.sketch.Sketch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Storing, replacing, folding and removing samples. */
class PipelineTest extends OnPipeline {
  @Test
  void what_was_acknowledged_is_in_the_table_and_in_the_sketches() {
    List<Outcome> outcomes = node.store(node.sample("LCP", "/", 1_200, "a"));

    assertThat(outcomes).containsExactly(Outcome.STORED);
    assertThat(node.number("SELECT metric_value FROM groundspeed.web_vitals")).isEqualTo(1_200);
    assertThat(node.today("LCP").quantile(0.5)).isCloseTo(1_200, withPercentage(1));
  }

  @Test
  void a_metric_sent_again_replaces_itself_in_its_original_minute_and_page() throws Exception {
    node.store(node.sample("CLS", "/first", 0.02, "a"));
    node.pipeline().compaction().foldAll();
    node.setTime(NOON.plus(Duration.ofMinutes(5)));

    List<Outcome> outcomes = node.store(node.sample("CLS", "/second", 0.3, "a"));

    assertThat(outcomes).containsExactly(Outcome.REPLACED);
    assertThat(node.number("SELECT count(*) FROM groundspeed.web_vitals")).isOne();
    assertThat(node.number("SELECT metric_value FROM groundspeed.web_vitals")).isEqualTo(0.3);
    Sketch first = node.read("CLS", "/first", false, NOON, NOON.plusSeconds(60));
    assertThat(first.count()).isOne();
    assertThat(first.quantile(0.5)).isCloseTo(0.3, withPercentage(1));
    assertThat(node.read("CLS", "/second", false, NOON, NOON.plusSeconds(600)).count()).isZero();
  }

  @Test
  void the_last_of_several_values_in_one_batch_wins() {
    List<Outcome> outcomes =
        node.store(
            node.sample("INP", "/", 10, "a"),
            node.sample("INP", "/", 20, "b"),
            node.sample("INP", "/", 30, "a"));

    assertThat(outcomes).containsExactly(Outcome.REPLACED, Outcome.STORED, Outcome.STORED);
    assertThat(node.number("SELECT sum(metric_value) FROM groundspeed.web_vitals")).isEqualTo(50);
    assertThat(node.today("INP").count()).isEqualTo(2);
  }

  @Test
  void without_an_id_each_is_a_new_sample() {
    node.store(node.sample("FCP", "/", 1, null), node.sample("FCP", "/", 1, null));

    assertThat(node.number("SELECT count(*) FROM groundspeed.web_vitals")).isEqualTo(2);
    assertThat(node.today("FCP").count()).isEqualTo(2);
  }

  @Test
  void a_correction_after_a_day_is_rejected_by_name() {
    node.store(node.sample("LCP", "/", 1_000, "a"));
    node.setTime(NOON.plus(Duration.ofHours(25)));

    List<Outcome> outcomes = node.store(node.sample("LCP", "/", 2_000, "a"));

    assertThat(outcomes.get(0))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class, rejected -> assertThat(rejected.field()).isEqualTo("id"));
    assertThat(node.number("SELECT metric_value FROM groundspeed.web_vitals")).isEqualTo(1_000);
  }

  @Test
  void texts_of_any_kind_arrive_as_they_are() {
    String hostile = "</script>\t\"><img onerror=…>\\N\n\r\\. 😀";
    node.store(node.sample("LCP", hostile, 1, null));

    assertThat(node.read("LCP", hostile, false, NOON, NOON.plusSeconds(60)).count()).isOne();
    assertThat(
            node.number(
                "SELECT count(*) FROM groundspeed.web_vitals WHERE page_path ="
                    + " E'</script>\\t\"><img onerror=…>\\\\N\\n\\r\\\\. 😀'"))
        .isOne();
  }

  @Test
  void percentiles_stay_within_one_percent_of_the_raw_rows_through_corrections_and_folds()
      throws Exception {
    Random random = new Random(3);
    for (int round = 0; round < 20; round++) {
      List<Sample> batch = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        double value = Math.exp(6.5 + random.nextGaussian());
        batch.add(
            node.sample("LCP", "/page" + random.nextInt(5), value, "id" + random.nextInt(4_000)));
      }
      node.submit(batch).orTimeout(30, TimeUnit.SECONDS).join();
      node.setTime(node.now().plusSeconds(17));
      if (round % 3 == 0) {
        node.pipeline().compaction().foldAll();
      }
      assertAgreesWithRawRows();
    }
    node.pipeline().compaction().foldAll();
    assertAgreesWithRawRows();
    assertThat(node.number("SELECT count(*) FROM groundspeed.telemetry_delta")).isZero();
  }

  @Test
  void folding_waits_for_its_seconds_unless_many_deltas_wait() throws Exception {
    node.pipeline().foldWhenDue();
    node.store(node.sample("LCP", "/", 1, null));
    node.setTime(node.now().plusSeconds(3));

    node.pipeline().foldWhenDue();
    assertThat(node.number("SELECT count(*) FROM groundspeed.telemetry_delta")).isOne();

    for (int i = 0; i < 200; i++) {
      node.store(node.sample("LCP", "/", 1, null));
    }
    node.pipeline().foldWhenDue();
    assertThat(node.number("SELECT count(*) FROM groundspeed.telemetry_delta")).isZero();

    node.store(node.sample("LCP", "/", 1, null));
    node.setTime(node.now().plusSeconds(10));
    node.pipeline().foldWhenDue();
    assertThat(node.number("SELECT count(*) FROM groundspeed.telemetry_delta")).isZero();
    assertThat(node.today("LCP").count()).isEqualTo(202);
  }

  @Test
  void retention_drops_days_and_sketches_and_ids_that_are_old_and_nothing_else() throws Exception {
    node.store(node.sample("LCP", "/", 1, "old"));
    node.pipeline().compaction().foldAll();
    Instant later = NOON.plus(Duration.ofDays(40));
    node.setTime(later);
    node.pipeline().retention().createAhead();
    node.store(node.sample("LCP", "/", 2, "new"));
    node.pipeline().compaction().foldAll();

    node.pipeline().retention().removeOld();

    assertThat(node.number("SELECT sum(metric_value) FROM groundspeed.web_vitals")).isEqualTo(2);
    assertThat(node.number("SELECT count(*) FROM groundspeed.telemetry_recent")).isOne();
    assertThat(
            node.number(
                "SELECT count(DISTINCT starts_at) FROM groundspeed.telemetry_sketch WHERE resolution = 1"))
        .isOne();
    assertThat(node.total("LCP", NOON.minus(Duration.ofDays(1)), later.plusSeconds(60)).count())
        .as("hours and days are kept longer")
        .isEqualTo(2);
  }

  private void assertAgreesWithRawRows() {
    Sketch sketch = node.today("LCP");
    assertThat((double) sketch.count())
        .isEqualTo(node.number("SELECT count(*) FROM groundspeed.web_vitals"));
    assertThat((double) sketch.count(Rating.GOOD))
        .isEqualTo(
            node.number("SELECT count(*) FROM groundspeed.web_vitals WHERE metric_value <= 2500"));
    for (double quantile : new double[] {0.50, 0.75, 0.95, 0.99}) {
      assertThat(sketch.quantile(quantile))
          .isCloseTo(
              node.number(
                  "SELECT percentile_disc(%s) WITHIN GROUP (ORDER BY metric_value) FROM groundspeed.web_vitals"
                      .formatted(quantile)),
              withPercentage(1));
    }
  }
}
