package io.groundspeed.job.runner;

import static io.groundspeed.job.runner.Node.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.job.NewJob;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Nodes that start, stop, freeze and die. */
class RunnerTest extends WithNodes {
  @Test
  void two_nodes_run_each_of_many_jobs_once() throws Exception {
    Node.Work work = (data, context) -> effect(data, context.jobId());
    enqueue(300, "note");

    node("a").handling("note", work).start();
    node("b").handling("note", work).start();
    await(() -> number("SELECT count(*) FROM background_jobs WHERE status = 'completed'") == 300);

    assertThat(effects()).isEqualTo(300);
    assertThat(number("SELECT count(DISTINCT job) FROM public.effect")).isEqualTo(300);
    assertThat(number("SELECT count(*) FROM job_execution_history")).isEqualTo(300);
    assertThat(number("SELECT count(*) FROM background_jobs WHERE attempts <> 1")).isZero();
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
}
