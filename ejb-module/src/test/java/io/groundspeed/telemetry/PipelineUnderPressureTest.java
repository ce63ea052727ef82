package io.groundspeed.telemetry;

import static io.groundspeed.telemetry.PipelineFixture.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundspeed.postgres.Unavailable;
import io.groundspeed.telemetry.intake.Outcome;
import io.groundspeed.telemetry.raw.Sample;
import io.groundspeed.telemetry.sketch.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The pipeline under high load, and with a database that rejects rows, blocks or is lost. */
class PipelineUnderPressureTest extends OnPipeline {
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
  void a_commit_that_nobody_can_be_asked_about_counts_as_waiting_until_the_database_is_back()
      throws Exception {
    awayAndBack(LossyDataSource::goAwayWithNextCommitAnswer, Outcome.REPLACED);

    assertDecided(2, 1, 0);
  }

  @Test
  void a_commit_that_did_not_take_place_counts_as_dropped_when_the_database_is_back()
      throws Exception {
    awayAndBack(LossyDataSource::goAwayBeforeNextCommit, Outcome.STORED);

    assertDecided(1, 0, 2);
  }

  /**
   * Submits two samples without success and, once the database is back, one of them with another
   * value.
   */
  private void awayAndBack(Consumer<LossyDataSource> goAway, Outcome again) throws Exception {
    LossyDataSource lossy = onLossy();
    goAway.accept(lossy);
    storeInVain();

    lossy.comeBack();

    assertThat(node.store(node.sample("LCP", "/", 3, "a"))).containsExactly(again);
  }

  private LossyDataSource onLossy() throws Exception {
    node.close();
    LossyDataSource lossy = new LossyDataSource(database.dataSource());
    node = PipelineFixture.on(lossy, "a");
    node.store(node.sample("TTFB", "/", 1, null));
    return lossy;
  }

  private void storeInVain() {
    assertThatThrownBy(
            () -> node.store(node.sample("LCP", "/", 1, "a"), node.sample("LCP", "/", 2, null)))
        .hasCauseInstanceOf(Unavailable.class);
    assertThat(node.balance().waiting()).isEqualTo(2);
    assertThat(node.balance().holds()).isTrue();
  }

  /** Excludes the sample that {@link #onLossy()} stored. */
  private void assertDecided(long stored, long replaced, long dropped) throws Exception {
    node.awaitDecided();
    assertThat(node.balance().stored()).isEqualTo(1 + stored);
    assertThat(node.balance().replaced()).isEqualTo(replaced);
    assertThat(node.balance().totalDropped()).isEqualTo(dropped);
    assertThat(node.balance().holds()).isTrue();
    assertThat(node.number("SELECT count(*) FROM groundspeed.web_vitals")).isEqualTo(1 + stored);
  }

  @Test
  void a_locked_table_fails_the_batch_in_seconds_and_nothing_is_stored_half() throws Exception {
    node.close();
    var bounded = (org.postgresql.ds.PGSimpleDataSource) database.unpooled();
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
}
