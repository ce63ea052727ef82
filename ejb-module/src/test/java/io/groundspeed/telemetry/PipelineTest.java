package io.groundspeed.telemetry;

import static io.groundspeed.telemetry.PipelineFixture.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Percentage.withPercentage;

import io.groundspeed.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PipelineTest {
  private TestDatabase database;
  private PipelineFixture node;

  @BeforeEach
  void start() throws SQLException {
    database = TestDatabase.fresh();
    node = PipelineFixture.on(database);
  }

  @AfterEach
  void stop() throws InterruptedException {
    node.close();
    database.close();
  }

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
  void the_last_of_many_values_wins_across_batches_that_are_written_side_by_side() {
    List<CompletableFuture<List<Outcome>>> answers = new ArrayList<>();
    for (int value = 1; value <= 2_000; value++) {
      answers.add(node.submit(List.of(node.sample("INP", "/", value, "id" + value % 3))));
    }
    CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
        .orTimeout(60, TimeUnit.SECONDS)
        .join();

    assertThat(node.number("SELECT count(*) FROM groundspeed.web_vitals")).isEqualTo(3);
    assertThat(node.number("SELECT min(metric_value) FROM groundspeed.web_vitals"))
        .isEqualTo(1_998);
    assertThat(node.today("INP").sum()).isEqualTo(1_998 + 1_999 + 2_000);
    assertThat(node.balance().replaced()).isEqualTo(1_997);
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
  void a_row_the_database_refuses_costs_nobody_else() {
    Sample bad = node.sample("NOPE", "/", 1, "bad");
    List<Sample> batch = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      batch.add(i == 17 ? bad : node.sample("LCP", "/", 100 + i, "id" + i));
    }

    List<Outcome> outcomes = node.submit(batch).orTimeout(30, TimeUnit.SECONDS).join();

    assertThat(outcomes.get(17)).isInstanceOf(Outcome.Rejected.class);
    assertThat(outcomes).filteredOn(o -> o == Outcome.STORED).hasSize(49);
    assertThat(node.number("SELECT count(*) FROM groundspeed.web_vitals")).isEqualTo(49);
    assertThat(node.today("LCP").count()).isEqualTo(49);
    assertThat(node.balance().rejected()).containsEntry("refused-by-database", 1L);
    assertThat(node.balance().holds()).isTrue();
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
  void details_beyond_the_limit_are_counted_as_other() throws Exception {
    node.close();
    node = PipelineFixture.withDetailsPerDay(database, 10);
    for (int i = 0; i < 500; i++) {
      node.submit(List.of(node.sample("LCP", "/p" + i, 100, "id" + i)));
    }
    node.store(node.sample("LCP", "/p3", 100, "again"));
    node.pipeline().compaction().foldAll();

    assertThat(
            node.number(
                "SELECT count(DISTINCT detail) FROM groundspeed.telemetry_sketch WHERE detail <> '*'"))
        .isEqualTo(11);
    assertThat(node.read("LCP", Subject.OTHER, false, NOON, NOON.plusSeconds(60)).count())
        .isEqualTo(490);
    assertThat(node.pipeline().cardinality().others()).isEqualTo(490);
    assertThat(node.read("LCP", "/p3", false, NOON, NOON.plusSeconds(60)).count()).isEqualTo(2);
  }

  @Test
  void a_restart_goes_on_with_the_details_of_the_day() throws Exception {
    node.close();
    node = PipelineFixture.withDetailsPerDay(database, 10);
    for (int i = 0; i < 10; i++) {
      node.store(node.sample("LCP", "/p" + i, 100, "id" + i));
    }
    node.pipeline().compaction().foldAll();
    node.close();

    node = PipelineFixture.withDetailsPerDay(database, 10);
    node.store(node.sample("LCP", "/new", 100, null), node.sample("LCP", "/p9", 100, null));

    assertThat(node.read("LCP", Subject.OTHER, false, NOON, NOON.plusSeconds(60)).count()).isOne();
    assertThat(node.read("LCP", "/p9", false, NOON, NOON.plusSeconds(60)).count()).isEqualTo(2);
  }

  @Test
  void two_nodes_with_the_same_metrics_neither_deadlock_nor_count_twice() throws Exception {
    try (PipelineFixture other = PipelineFixture.on(database.dataSource(), "b")) {
      Random random = new Random(11);
      List<CompletableFuture<List<Outcome>>> answers = new ArrayList<>();
      for (int round = 0; round < 200; round++) {
        PipelineFixture either = random.nextBoolean() ? node : other;
        List<Sample> batch = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
          batch.add(
              either.sample("INP", "/", 10 + random.nextInt(900), "id" + random.nextInt(500)));
        }
        answers.add(either.submit(batch));
        if (round % 20 == 0) {
          (random.nextBoolean() ? node : other).pipeline().compaction().foldAll();
        }
      }
      CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
          .orTimeout(60, TimeUnit.SECONDS)
          .join();

      assertThat(node.number("SELECT count(*) FROM groundspeed.web_vitals"))
          .isEqualTo(
              node.number("SELECT count(DISTINCT identity) FROM groundspeed.telemetry_recent"));
      assertThat((double) node.today("INP").count())
          .isEqualTo(node.number("SELECT count(*) FROM groundspeed.web_vitals"));
      assertThat(node.today("INP").sum())
          .isEqualTo(node.number("SELECT sum(metric_value) FROM groundspeed.web_vitals"));
      assertThat(node.balance().holds()).isTrue();
      assertThat(node.balance().stored() + other.balance().stored())
          .isEqualTo((long) node.number("SELECT count(*) FROM groundspeed.web_vitals"));
    }
  }

  @Test
  void a_full_intake_refuses_at_once_and_counts_it() throws Exception {
    node.close();
    node = PipelineFixture.withCapacity(database.dataSource(), 100);
    List<Sample> tooMany = new ArrayList<>();
    for (int i = 0; i < 101; i++) {
      tooMany.add(node.sample("LCP", "/", i, null));
    }

    assertThatThrownBy(() -> node.submit(tooMany))
        .isInstanceOfSatisfying(
            Unavailable.class, full -> assertThat(full.retryAfter()).isPositive());

    assertThat(node.balance().dropped()).containsEntry("full", 101L);
    assertThat(node.balance().holds()).isTrue();
    assertThat(node.store(tooMany.get(0))).containsExactly(Outcome.STORED);
  }

  @Test
  void a_lost_answer_to_a_commit_is_asked_for_again() throws Exception {
    node.close();
    LossyDataSource lossy = new LossyDataSource(database.dataSource());
    node = PipelineFixture.on(lossy, "a");
    lossy.loseNextCommitAnswer();

    List<Outcome> outcomes =
        node.store(node.sample("LCP", "/", 1, "a"), node.sample("LCP", "/", 2, null));

    assertThat(lossy.lost()).isOne();
    assertThat(outcomes).containsExactly(Outcome.STORED, Outcome.STORED);
    assertThat(node.number("SELECT count(*) FROM groundspeed.web_vitals")).isEqualTo(2);
    assertThat(node.balance().stored()).isEqualTo(2);
  }

  @Test
  void a_locked_table_fails_the_batch_in_seconds_and_nothing_is_stored_half() throws Exception {
    node.close();
    var bounded = (org.postgresql.ds.PGSimpleDataSource) database.dataSource();
    bounded.setOptions("-c lock_timeout=2s");
    node = PipelineFixture.on(bounded, "a");
    try (var holder = database.connect();
        var lock = holder.createStatement()) {
      holder.setAutoCommit(false);
      lock.execute("LOCK TABLE groundspeed.telemetry_delta IN ACCESS EXCLUSIVE MODE");

      assertThatThrownBy(() -> node.store(node.sample("LCP", "/", 1, "a")))
          .hasCauseInstanceOf(Unavailable.class);
    }

    assertThat(node.number("SELECT count(*) FROM groundspeed.web_vitals")).isZero();
    assertThat(node.balance().dropped()).containsEntry("database-unavailable", 1L);
    assertThat(node.store(node.sample("LCP", "/", 1, "a"))).containsExactly(Outcome.STORED);
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
