package io.groundspeed.job.runner;

import static io.groundspeed.job.runner.Node.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundspeed.job.Doorbell;
import io.groundspeed.job.Enqueueing;
import io.groundspeed.job.NewJob;
import io.groundspeed.job.UniqueKeyHeld;
import io.groundspeed.probe.call.Calls;
import io.groundspeed.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

class RunnerTest {
  private TestDatabase database;
  private final List<Node> nodes = Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  void start() {
    database = TestDatabase.fresh();
    database.execute("CREATE TABLE effect (job bigint, at timestamptz DEFAULT clock_timestamp())");
  }

  @AfterEach
  void stop() throws InterruptedException {
    for (Node node : nodes) {
      node.close();
    }
    database.close();
  }

  @Test
  void work_completion_and_history_commit_together() throws Exception {
    Node node = node("a").handling("note", (data, context) -> effect(data, context.jobId()));
    long id = node.enqueue(NewJob.of("note", "A note"));

    assertThat(node.process(10)).isEqualTo(1);

    assertThat(job(id)).containsEntry("status", "completed").containsEntry("attempts", 1);
    assertThat(effects()).isEqualTo(1);
    assertThat(history(id)).singleElement().satisfies(run -> succeeded(run, true));
  }

  @Test
  void what_joined_no_transaction_is_completed_without_one_of_its_own() throws Exception {
    Node node = node("a").handling("mail", (data, context) -> "sent");
    long id = node.enqueue(NewJob.of("mail", "A mail"));

    assertThat(node.process(10)).isEqualTo(1);

    assertThat(job(id)).containsEntry("status", "completed").containsEntry("attempts", 1);
    assertThat(history(id)).singleElement().satisfies(run -> succeeded(run, true));
    assertThat(node.transactions().joined()).isZero();
  }

  @Test
  void statements_that_joined_no_transaction_are_not_taken_for_nothing() throws Exception {
    Node node =
        node("a")
            .handling(
                "note",
                (data, context) -> {
                  Calls.current().ran(1);
                  return null;
                });
    node.enqueue(NewJob.of("note", "A note"));

    assertThat(node.process(10)).isEqualTo(1);

    assertThat(node.transactions().joined()).isEqualTo(1);
  }

  @Test
  void work_that_may_only_be_rolled_back_has_failed_whether_it_wrote_or_not() throws Exception {
    Node node = node("a");
    node.handling("idle", (data, context) -> doom(node))
        .handling(
            "note",
            (data, context) -> {
              effect(data, context.jobId());
              return doom(node);
            });
    long idle = node.enqueue(NewJob.of("idle", "Idle").maxAttempts(1));
    long note = node.enqueue(NewJob.of("note", "A note").maxAttempts(1));

    assertThat(node.process(10)).isEqualTo(2);

    for (long id : List.of(idle, note)) {
      assertThat(job(id)).containsEntry("status", "failed");
      assertThat(job(id).get("error_message").toString()).contains("marked to be rolled back");
    }
    assertThat(effects()).isZero();
  }

  private static Object doom(Node node) {
    node.transactions().doom();
    return null;
  }

  @Test
  void what_a_handler_runs_counts_for_its_type() throws Exception {
    List<String> callers = new ArrayList<>();
    Node node =
        node("a")
            .handling("note", (data, context) -> callers.add(Calls.current().caller().endpoint()));
    node.enqueue(NewJob.of("note", "A note"));

    node.process(10);

    assertThat(callers).containsExactly("job:note");
    assertThat(Calls.current()).isNull();
  }

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
  void a_failed_attempt_leaves_no_effect_and_is_tried_again() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    Node node =
        node("a")
            .handling(
                "note",
                (data, context) -> {
                  effect(data, context.jobId());
                  if (runs.incrementAndGet() < 3) {
                    throw new IllegalStateException("not yet");
                  }
                  return Map.of("tries", runs.get());
                })
            .start();

    long id = node.enqueue(NewJob.of("note", "A note"));
    await(() -> "completed".equals(job(id).get("status")));

    assertThat(effects()).isEqualTo(1);
    assertThat(job(id)).containsEntry("attempts", 3).containsEntry("error_message", null);
    assertThat(job(id).get("result").toString()).isEqualTo("{\"tries\": 3}");
    assertThat(history(id)).hasSize(3);
    assertThat(history(id).get(0).get("error_message").toString()).contains("not yet");
  }

  @Test
  void a_poison_job_ends_as_failed_after_its_attempts_and_holds_nobody_up() throws Exception {
    Node node =
        node("a")
            .workers(1)
            .handling(
                "poison",
                (data, context) -> {
                  throw new OutOfMemoryError("as if");
                })
            .handling("note", (data, context) -> effect(data, context.jobId()))
            .start();
    long poison = node.enqueue(NewJob.of("poison", "Poison").maxAttempts(2));
    long unreadable =
        node.enqueue(
            NewJob.of("note", "Text").payloadJson("{\"number\": \"text\"}").maxAttempts(1));
    long note = node.enqueue(NewJob.of("note", "A note"));

    await(() -> "completed".equals(job(note).get("status")));
    await(() -> "failed".equals(job(poison).get("status")));
    await(() -> "failed".equals(job(unreadable).get("status")));

    assertThat(job(poison)).containsEntry("attempts", 2);
    assertThat(job(poison).get("error_message").toString()).contains("as if");
    assertThat(history(poison)).hasSize(2);
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

  /** Enqueues a job that nobody is told of. */
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
      runs(here, "note");
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

  /** Finds no job by looking for it. */
  private Node patient(String name) {
    return node(name).poll(Duration.ofHours(1));
  }

  private void runs(Node node, String type) throws Exception {
    long id = node.enqueue(NewJob.of(type, "Runs"));
    String done = "SELECT count(*) FROM background_jobs WHERE status = 'completed' AND id = " + id;
    await(() -> number(done) == 1);
  }

  @Test
  void two_nodes_run_each_of_many_jobs_once() throws Exception {
    Node.Work work = (data, context) -> effect(data, context.jobId());
    enqueue(1_000, "note");

    node("a").handling("note", work).start();
    node("b").handling("note", work).start();
    await(() -> number("SELECT count(*) FROM background_jobs WHERE status = 'completed'") == 1_000);

    assertThat(effects()).isEqualTo(1_000);
    assertThat(number("SELECT count(DISTINCT job) FROM public.effect")).isEqualTo(1_000);
    assertThat(number("SELECT count(*) FROM job_execution_history")).isEqualTo(1_000);
    assertThat(number("SELECT count(*) FROM background_jobs WHERE attempts <> 1")).isZero();
  }

  @Test
  void completions_without_transactions_are_written_together() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    enqueue(2_000, "light");

    node("a")
        .handling("light", Duration.ofSeconds(60), false, (data, context) -> runs.incrementAndGet())
        .start();
    await(() -> number("SELECT count(*) FROM background_jobs WHERE status = 'completed'") == 2_000);

    assertThat(runs.get()).isEqualTo(2_000);
    assertThat(number("SELECT count(*) FROM job_execution_history WHERE success")).isEqualTo(2_000);
  }

  @Test
  void a_result_that_the_database_refuses_fails_its_job_and_no_other() throws Exception {
    AtomicInteger number = new AtomicInteger();
    enqueue(20, "note");

    node("a")
        .handling(
            "note",
            Duration.ofSeconds(60),
            false,
            (data, context) -> number.getAndIncrement() % 10 == 3 ? "a\u0000b" : "fine")
        .start();
    await(() -> number("SELECT count(*) FROM background_jobs WHERE status = 'completed'") == 20);

    assertThat(number("SELECT count(*) FROM job_execution_history WHERE NOT success")).isPositive();
    assertThat(number("SELECT count(*) FROM background_jobs WHERE error_message IS NOT NULL"))
        .isZero();
  }

  @Test
  void all_jobs_of_a_dead_node_are_taken_back_at_once_however_many() throws Exception {
    database.execute(
        """
        INSERT INTO groundspeed.background_jobs
               (job_type, job_name, status, attempts, lease_token, lease_until)
        SELECT 'nobody', 'Lost', 'processing', 1, gen_random_uuid(), now() - interval '1 s'
          FROM generate_series(1, 450)
        """);

    node("a").lease(Duration.ofHours(1)).start();

    await(() -> number("SELECT count(*) FROM background_jobs WHERE status = 'pending'") == 450);
  }

  @Test
  void a_late_worker_commits_nothing_and_its_job_is_run_by_another() throws Exception {
    CountDownLatch frozen = new CountDownLatch(1);
    CountDownLatch woken = new CountDownLatch(1);
    Node late =
        node("late")
            .lease(Duration.ofHours(1))
            .poll(Duration.ofHours(1))
            .handling(
                "note",
                (data, context) -> {
                  effect(data, context.jobId());
                  frozen.countDown();
                  woken.await();
                  return null;
                })
            .start();
    long id = late.enqueue(NewJob.of("note", "A note"));
    frozen.await(10, java.util.concurrent.TimeUnit.SECONDS);
    database.update("UPDATE groundspeed.background_jobs SET lease_until = clock_timestamp()");

    node("other")
        .lease(Duration.ofMillis(300))
        .handling("note", (data, context) -> effect(data, context.jobId()))
        .start();
    await(() -> "completed".equals(job(id).get("status")));
    woken.countDown();
    await(() -> late.runner().state().underway() == 0);

    assertThat(effects()).isEqualTo(1);
    assertThat(job(id)).containsEntry("node", "other").containsEntry("attempts", 2);
    assertThat(history(id)).hasSize(2);
  }

  @Test
  void an_attempt_that_takes_too_long_is_interrupted_and_has_failed() throws Exception {
    Node node =
        node("a")
            .handling(
                "slow",
                Duration.ofMillis(100),
                true,
                (data, context) -> {
                  new CountDownLatch(1).await();
                  return null;
                })
            .start();

    long id = node.enqueue(NewJob.of("slow", "Slow").maxAttempts(1));

    await(() -> "failed".equals(job(id).get("status")));
    assertThat(job(id).get("error_message").toString()).contains("InterruptedException");
  }

  @Test
  void a_running_job_is_asked_to_end_and_shows_its_progress() throws Exception {
    Node node =
        node("a")
            .lease(Duration.ofSeconds(3))
            .handling(
                "long",
                (data, context) -> {
                  context.progress(0.5, "half");
                  while (true) {
                    context.stopIfCancelled();
                    Thread.onSpinWait();
                  }
                })
            .start();
    long id = node.enqueue(NewJob.of("long", "Long"));

    await(() -> "half".equals(job(id).get("progress_note")));
    database.update("UPDATE groundspeed.background_jobs SET cancel_requested = true");
    await(() -> "cancelled".equals(job(id).get("status")));

    assertThat(history(id)).hasSize(1);
  }

  @Test
  void a_stopping_node_gives_back_what_it_can_not_finish_without_costing_an_attempt()
      throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    Node node =
        Node.on(database)
            .workers(1)
            .handling(
                "long",
                (data, context) -> {
                  begun.countDown();
                  new CountDownLatch(1).await();
                  return null;
                })
            .start();
    long running = node.enqueue(NewJob.of("long", "Running"));
    begun.await(10, java.util.concurrent.TimeUnit.SECONDS);
    long waiting = node.enqueue(NewJob.of("long", "Waiting"));

    node.close();

    assertThat(job(running)).containsEntry("status", "pending").containsEntry("attempts", 0);
    assertThat(job(waiting)).containsEntry("status", "pending").containsEntry("attempts", 0);
  }

  @Test
  void nodes_that_come_and_go_under_load_cost_no_job_an_attempt() throws Exception {
    enqueue(3_000, "note");

    for (int done = 0; done < 1_000; done += 200) {
      Node node =
          Node.on(database).handling("note", (data, context) -> effect(data, context.jobId()));
      node.start();
      int goal = done + 200;
      await(() -> effects() >= goal);
      node.close();
      assertThat(number("SELECT count(*) FROM background_jobs WHERE status = 'processing'"))
          .isZero();
    }

    assertThat(
            number(
                "SELECT count(*) FROM background_jobs WHERE attempts <> 1 AND status = 'completed'"))
        .isZero();
    assertThat(
            number(
                "SELECT count(*) FROM background_jobs WHERE attempts <> 0 AND status = 'pending'"))
        .isZero();
  }

  @Test
  void counters_agree_with_the_rows_whatever_happens() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    Node node =
        node("a")
            .handling(
                "note",
                (data, context) -> {
                  if (runs.incrementAndGet() % 3 == 0) {
                    throw new IllegalStateException("every third");
                  }
                  return null;
                });
    enqueue(30, "note");
    node.process(20);
    database.update("DELETE FROM groundspeed.background_jobs WHERE id % 7 = 0");
    database.execute("SELECT groundspeed.fold_job_counts()");
    database.update("UPDATE groundspeed.background_jobs SET status = 'cancelled' WHERE id % 5 = 0");

    assertThat(
            database.rows(
                """
                SELECT status, jobs FROM groundspeed.job_tally ORDER BY status
                """))
        .isEqualTo(
            database.rows(
                """
                SELECT status, count(*) AS jobs FROM groundspeed.background_jobs
                 GROUP BY status ORDER BY status
                """));
    assertThat(number("SELECT sum(succeeded + failed) FROM job_runs")).isEqualTo(20);
  }

  private Node node(String name) {
    Node node = Node.on(database, name);
    nodes.add(node);
    return node;
  }

  private void enqueue(int count, String type) throws SQLException {
    try (Connection connection = database.connect()) {
      new Enqueueing(connection)
          .insertAll(IntStream.range(0, count).mapToObj(i -> NewJob.of(type, "Job " + i)).toList());
    }
  }

  private static Object effect(DataSource data, long job) throws SQLException {
    try (Connection connection = data.getConnection();
        Statement statement = connection.createStatement()) {
      return statement.executeUpdate("INSERT INTO public.effect (job) VALUES (" + job + ")");
    }
  }

  private long effects() {
    return number("SELECT count(*) FROM public.effect");
  }

  private long number(String sql) {
    return database.number(
        sql.replace("FROM background", "FROM groundspeed.background")
            .replace("FROM job_", "FROM groundspeed.job_"));
  }

  private String name(long id) {
    return job(id).get("job_name").toString();
  }

  private Map<String, Object> job(long id) {
    return database.row("SELECT * FROM groundspeed.background_jobs WHERE id = ?", id);
  }

  private List<Map<String, Object>> history(long id) {
    return database.rows(
        "SELECT * FROM groundspeed.job_execution_history WHERE job_id = ? ORDER BY id", id);
  }

  private static void succeeded(Map<String, Object> run, boolean success) {
    assertThat(run).containsEntry("success", success);
  }
}
