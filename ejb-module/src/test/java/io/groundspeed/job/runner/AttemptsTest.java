package io.groundspeed.job.runner;

import static io.groundspeed.job.runner.Node.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.job.NewJob;
import io.groundspeed.probe.call.Calls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The state of the database after an attempt, for every outcome. */
class AttemptsTest extends WithNodes {
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
            NewJob.of("note", "Text").payloadJson("{\"number\": \"text\"}").maxAttempts(3));
    long note = node.enqueue(NewJob.of("note", "A note"));

    await(() -> "completed".equals(job(note).get("status")));
    await(() -> "failed".equals(job(poison).get("status")));
    await(() -> "failed".equals(job(unreadable).get("status")));

    assertThat(job(poison)).containsEntry("attempts", 2);
    assertThat(job(poison).get("error_message").toString()).contains("as if");
    assertThat(history(poison)).hasSize(2);
    assertThat(job(unreadable)).containsEntry("attempts", 1);
    assertThat(job(unreadable).get("error_message").toString())
        .contains("payload.number must be a whole number");
  }

  @Test
  void a_failure_is_kept_with_its_class_its_place_and_its_trace() throws Exception {
    Node node =
        node("a")
            .handling(
                "broken",
                (data, context) -> {
                  throw new IllegalStateException("outer", new ArithmeticException("token=abc"));
                })
            .start();
    long id = node.enqueue(NewJob.of("broken", "Broken").maxAttempts(1));

    await(() -> "failed".equals(job(id).get("status")));

    assertThat(history(id).get(0))
        .containsEntry("error_class", "java.lang.ArithmeticException")
        .hasEntrySatisfying(
            "error_place", place -> assertThat(place.toString()).contains("AttemptsTest"))
        .hasEntrySatisfying(
            "error_message",
            text ->
                assertThat(text.toString())
                    .contains("IllegalStateException: outer", "token=•••", "\tat ")
                    .doesNotContain("abc"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fails", "is interrupted", "is given back"})
  void a_job_that_is_to_be_cancelled_is_cancelled_however_its_attempt_ends(String how)
      throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    Node node =
        node("a")
            .handling(
                "long",
                Duration.ofMillis(how.equals("is interrupted") ? 400 : 60_000),
                true,
                (data, context) -> {
                  if (how.equals("fails")) {
                    asked.await();
                    throw new IllegalStateException("broken");
                  }
                  new CountDownLatch(1).await();
                  return null;
                })
            .start();
    long id = node.enqueue(NewJob.of("long", "Long").uniqueKey("one").maxAttempts(5));
    await(() -> "processing".equals(job(id).get("status")));

    database.update("UPDATE groundspeed.background_jobs SET cancel_requested = true");
    asked.countDown();
    if (how.equals("is given back")) {
      node.close();
    }
    await(() -> !"processing".equals(job(id).get("status")));

    assertThat(job(id)).containsEntry("status", "cancelled").containsEntry("held_key", null);
  }

  @Test
  void a_job_that_completes_though_it_was_to_be_cancelled_is_completed() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    Node node =
        node("a")
            .handling(
                "long",
                (data, context) -> {
                  asked.await();
                  return "done";
                })
            .start();
    long id = node.enqueue(NewJob.of("long", "Long"));
    await(() -> "processing".equals(job(id).get("status")));

    database.update("UPDATE groundspeed.background_jobs SET cancel_requested = true");
    asked.countDown();

    await(() -> "completed".equals(job(id).get("status")));
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
  void a_result_that_the_database_would_refuse_is_kept_with_a_mark() throws Exception {
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

    assertThat(number("SELECT count(*) FROM job_execution_history WHERE NOT success")).isZero();
    assertThat(number("SELECT count(*) FROM background_jobs WHERE result ->> 'cut' IS NOT NULL"))
        .isEqualTo(2);
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
}
