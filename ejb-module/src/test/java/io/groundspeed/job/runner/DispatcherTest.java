package io.groundspeed.job.runner;

import static io.groundspeed.job.runner.Node.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundspeed.job.Doorbell;
import io.groundspeed.job.Enqueueing;
import io.groundspeed.job.NewJob;
import io.groundspeed.job.UniqueKeyHeld;
import io.groundspeed.job.claim.Endings;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** Which jobs start when, and on which node. */
class DispatcherTest extends WithNodes {
  @Test
  void lower_priority_numbers_run_first_and_old_jobs_are_not_overtaken_for_ever() throws Exception {
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    Node node = node("a").handling("note", (data, context) -> order.add(name(context.jobId())));
    node.enqueue(NewJob.of("note", "usual"));
    node.enqueue(NewJob.of("note", "urgent").priority(1));
    node.enqueue(NewJob.of("note", "idle").priority(10));
    node.enqueue(
        NewJob.of("note", "old and idle")
            .priority(10)
            .at(Instant.now().minus(Duration.ofMinutes(30))));

    node.process(10);

    assertThat(order).containsExactly("old and idle", "urgent", "usual", "idle");
  }

  @Test
  void types_that_nobody_here_knows_are_left_alone() throws Exception {
    Node node = node("a").handling("note", (data, context) -> effect(data, context.jobId()));
    long unknown = node.enqueue(NewJob.of("elsewhere", "Unknown").priority(1));
    long note = node.enqueue(NewJob.of("note", "A note"));

    assertThat(node.process(10)).isEqualTo(1);

    assertThat(job(note)).containsEntry("status", "completed");
    assertThat(job(unknown)).containsEntry("status", "pending").containsEntry("attempts", 0);
  }

  @Test
  void a_job_waits_for_its_time() throws Exception {
    Node node = node("a").handling("note", (data, context) -> null);
    Instant noon = Instant.parse("2026-11-22T12:00:00Z");
    database.stopClockAt(noon);
    node.enqueue(NewJob.of("note", "Later").priority(1).at(noon.plusSeconds(60)));

    assertThat(node.process(1)).isZero();

    database.stopClockAt(noon.plusSeconds(60));
    assertThat(node.process(1)).isOne();
  }

  @Test
  void a_job_that_is_to_be_cancelled_is_not_put_off_but_cancelled() throws Exception {
    Node node = node("a").handling("note", (data, context) -> null);
    long cancelled = node.enqueue(NewJob.of("note", "Cancelled"));
    long later = node.enqueue(NewJob.of("note", "Later"));
    UUID token = UUID.randomUUID();
    database.update(
        """
        UPDATE groundspeed.background_jobs
           SET status = 'processing', attempts = 1, node = 'a', lease_token = '%s',
               lease_until = groundspeed.clock() + interval '1 minute',
               cancel_requested = id = %d
        """
            .formatted(token, cancelled));

    try (Connection connection = database.connect()) {
      new Endings(connection).postpone(List.of(token));
    }

    assertThat(job(cancelled)).containsEntry("status", "cancelled").containsEntry("attempts", 0);
    assertThat(job(later)).containsEntry("status", "pending").containsEntry("attempts", 0);
    assertThat(node.process(10)).as("it is due later").isZero();
  }

  @Test
  void a_job_whose_transaction_took_long_is_found_behind_those_that_were_faster() throws Exception {
    Node node = node("a").handling("note", (data, context) -> effect(data, context.jobId()));
    node.start().enqueue(NewJob.of("note", "Fast"));
    await(() -> effects() == 1);

    long late = node.enqueue(NewJob.of("note", "Late").at(Instant.now().minusSeconds(3_600)));

    await(() -> "completed".equals(job(late).get("status")));
  }

  @Test
  void a_unique_key_is_held_until_the_end_or_for_its_period() throws Exception {
    Node node = node("a").handling("note", (data, context) -> null);
    Instant noon = Instant.parse("2026-11-22T12:00:00Z");
    database.stopClockAt(noon);
    node.enqueue(NewJob.of("note", "One").uniqueKey("while"));
    node.enqueue(NewJob.of("note", "Two").uniqueKey("hour", Duration.ofHours(1)));

    assertThatThrownBy(() -> node.enqueue(NewJob.of("note", "Again").uniqueKey("while")))
        .isInstanceOf(UniqueKeyHeld.class)
        .hasMessageContaining("while");
    node.process(10);

    node.enqueue(NewJob.of("note", "Again").uniqueKey("while"));
    assertThatThrownBy(() -> node.enqueue(NewJob.of("note", "Again").uniqueKey("hour")))
        .isInstanceOf(UniqueKeyHeld.class);
    database.stopClockAt(noon.plus(Duration.ofMinutes(61)));
    node.enqueue(NewJob.of("note", "Again").uniqueKey("hour"));
  }

  @Test
  void a_type_never_runs_more_at_once_than_its_limit_in_the_whole_cluster() throws Exception {
    database.update(
        "INSERT INTO groundspeed.job_type_settings (job_type, max_running) VALUES ('note', 2)");
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Node.Work work =
        (data, context) -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          effect(data, context.jobId());
          running.decrementAndGet();
          return null;
        };
    enqueue(100, "note");
    database.update("UPDATE groundspeed.background_jobs SET priority = 1");
    enqueue(100, "note");

    node("a").poll(Duration.ofMillis(5)).handling("note", work).start();
    node("b").poll(Duration.ofMillis(5)).handling("note", work).start();
    await(() -> effects() == 200);

    assertThat(most.get()).isBetween(1, 2);
  }

  @Test
  void a_paused_type_waits_until_it_is_resumed() throws Exception {
    Node node = node("a").handling("note", (data, context) -> null);
    database.update(
        "INSERT INTO groundspeed.job_type_settings VALUES ('note', clock_timestamp(), NULL)");
    node.enqueue(NewJob.of("note", "A note"));

    assertThat(node.process(1)).isZero();

    database.update("UPDATE groundspeed.job_type_settings SET paused_at = NULL");
    assertThat(node.process(1)).isOne();
  }

  @Test
  void a_job_that_a_node_is_told_of_runs_at_once_where_it_may() throws Exception {
    Node node = patient("a").handling("note", (data, context) -> null);
    node.handling("paused", (data, context) -> null).start();
    database.update(
        "INSERT INTO groundspeed.job_type_settings VALUES ('paused', clock_timestamp(), NULL)");
    runs(node, "note");

    node.enqueue(NewJob.of("paused", "Waits until it is resumed"));
    node.enqueue(NewJob.of("nobody", "Waits for another node"));
    node.enqueue(NewJob.of("note", "Waits").at(Instant.now().plusSeconds(3_600)));
    runs(node, "note");

    assertThat(number("SELECT count(*) FROM background_jobs WHERE status = 'pending'"))
        .isEqualTo(3);
    assertThat(number("SELECT count(*) FROM background_jobs WHERE status = 'completed'"))
        .isEqualTo(2);
  }

  @Test
  void the_next_job_within_a_limit_begins_when_one_ends() throws Exception {
    database.update("INSERT INTO groundspeed.job_type_settings VALUES ('note', NULL, 1)");
    enqueue(4, "note");

    patient("a").handling("note", (data, context) -> null).start();

    await(() -> number("SELECT count(*) FROM background_jobs WHERE status = 'completed'") == 4);
  }

  @Test
  void the_best_of_a_resumed_type_runs_first_though_its_lane_was_not_known() throws Exception {
    List<Long> ran = Collections.synchronizedList(new ArrayList<>());
    Node node = patient("a").workers(1);
    node.handling("note", (data, context) -> ran.add(context.jobId())).start();
    runs(node, "note");
    database.update(
        "INSERT INTO groundspeed.job_type_settings VALUES ('note', clock_timestamp(), NULL)");
    long second = node.enqueue(NewJob.of("note", "Second"));
    long first = enqueueSilently("note", 1);

    database.update("UPDATE groundspeed.job_type_settings SET paused_at = NULL");
    node.runner().committed(new Doorbell.Committed(null, null, Set.of()));

    await(() -> ran.size() == 3);
    assertThat(ran.subList(1, 3)).containsExactly(first, second);
  }

  /** Enqueues a job without a wake-up. */
  private long enqueueSilently(String type, int priority) throws SQLException {
    try (Connection connection = database.connect()) {
      return new Enqueueing(connection).insert(NewJob.of(type, "A job").priority(priority));
    }
  }

  @Test
  void another_node_hears_of_a_job_at_once() throws Exception {
    Node idle = patient("a").workers(0).start();
    patient("b").handling("note", (data, context) -> null).start();
    await(() -> number("SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'") > 0);

    runs(idle, "note");
    runs(idle, "note");
  }

  @Test
  void who_takes_a_job_itself_tells_nobody_and_who_has_no_worker_for_it_tells_all()
      throws Exception {
    CountDownLatch busy = new CountDownLatch(1);
    Node here =
        patient("here")
            .workers(1)
            .handling(
                "long",
                (data, context) -> {
                  busy.await();
                  return null;
                })
            .handling("note", (data, context) -> null)
            .start();
    runs(here, "note");
    try (Connection ear = database.connect();
        Statement listen = ear.createStatement()) {
      listen.execute("LISTEN groundspeed_jobs");
      // A worker may not be free immediately after its job has ended.
      await(() -> isTakenWithoutANotice(here, ear));
      long taken = here.enqueue(NewJob.of("long", "Long"));
      await(() -> "processing".equals(job(taken).get("status")));
      long left = here.enqueue(NewJob.of("note", "No worker"));

      assertThat(ear.unwrap(PGConnection.class).getNotifications(10_000))
          .extracting(PGNotification::getParameter)
          .singleElement()
          .asString()
          .endsWith("|" + left);
      busy.countDown();
      await(() -> "completed".equals(job(left).get("status")));
    }
  }

  private boolean isTakenWithoutANotice(Node here, Connection ear) {
    try {
      runs(here, "note");
      PGNotification[] heard = ear.unwrap(PGConnection.class).getNotifications(100);
      return heard == null || heard.length == 0;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns a node that practically never polls. */
  private Node patient(String name) {
    return node(name).poll(Duration.ofHours(1));
  }

  private void runs(Node node, String type) throws Exception {
    long id = node.enqueue(NewJob.of(type, "Runs"));
    String done = "SELECT count(*) FROM background_jobs WHERE status = 'completed' AND id = " + id;
    await(() -> number(done) == 1);
    // The completion becomes visible a moment before the worker is free.
    await(() -> node.runner().state().underway() == 0);
  }
}
