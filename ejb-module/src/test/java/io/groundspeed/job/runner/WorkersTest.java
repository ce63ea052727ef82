package io.groundspeed.job.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.job.PayloadContract;
import io.groundspeed.job.claim.ClaimedJob;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkersTest {
  private static final Handler HANDLER =
      new Handler(
          "note",
          Duration.ofSeconds(60),
          true,
          PayloadContract.of(Void.class),
          (payload, context) -> null);

  private final AtomicInteger begun = new AtomicInteger();
  private final CountDownLatch held = new CountDownLatch(1);
  private final Signal room = new Signal();
  private Workers workers;

  @AfterEach
  void stop() {
    held.countDown();
    workers.close();
  }

  @Test
  void the_next_handlers_run_while_commits_wait() throws Exception {
    submit(
        2,
        6,
        attempt -> {
          begun.incrementAndGet();
          attempt.end();
          return hold();
        });

    Node.await(() -> begun.get() == 4);
    held.countDown();
    Node.await(() -> workers.underway().isEmpty());
    assertThat(begun).hasValue(6);
  }

  @Test
  void never_more_handlers_run_at_once_than_there_are_workers() throws Exception {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    submit(
        2,
        200,
        attempt -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          Thread.yield();
          running.decrementAndGet();
          attempt.end();
          return true;
        });

    Node.await(() -> workers.underway().isEmpty());
    assertThat(most.get()).isBetween(1, 2);
  }

  @Test
  void the_worker_of_an_attempt_that_never_ends_is_replaced_once() throws Exception {
    AtomicReference<Attempt> first =
        new AtomicReference<>(); // either is possible, because two threads race
    submit(
        1,
        2,
        attempt -> {
          boolean holds = first.compareAndSet(null, attempt);
          begun.incrementAndGet();
          return holds && hold();
        });
    Node.await(() -> begun.get() == 1);
    Attempt stuck = first.get();

    workers.abandon(stuck);
    Node.await(() -> begun.get() == 2);

    workers.abandon(stuck);
    assertThat(workers.stuck()).isOne();
  }

  @Test
  void an_attempt_that_returns_while_it_is_given_up_keeps_nobody_from_its_job() throws Exception {
    BlockingQueue<Attempt> returned = new LinkedBlockingQueue<>();
    submit(
        1,
        1,
        attempt -> {
          attempt.end();
          returned.add(attempt);
          return hold();
        });
    Attempt late = returned.poll(30, TimeUnit.SECONDS);

    workers.abandon(late);

    assertThat(workers.isStillRunning(late.jobId())).isFalse();
  }

  @Test
  void a_node_whose_workers_are_all_lost_has_no_room_until_one_comes_back() throws Exception {
    BlockingQueue<Attempt> running = new LinkedBlockingQueue<>();
    submit(
        1,
        17,
        attempt -> {
          running.add(attempt);
          return hold();
        });
    for (int given = 1; given <= 17; given++) {
      workers.abandon(running.poll(30, TimeUnit.SECONDS));
    }
    assertThat(workers.stuck()).isEqualTo(17);
    assertThat(workers.room()).isZero();

    held.countDown();

    Node.await(() -> workers.room() == 1);
  }

  @Test
  void room_is_told_of_when_it_was_asked_for_and_a_worker_has_nothing_to_do() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    submit(4, 4, attempt -> attempt.jobId() > 0 ? hold() : await(asked));
    assertThat(workers.askForRoom()).isFalse();

    asked.countDown();

    assertThat(room.await(Duration.ofSeconds(30))).isPresent();
    assertThat(workers.room()).isOne();
  }

  @Test
  void an_attempt_that_ends_by_a_throw_is_not_underway_for_ever() throws Exception {
    submit(
        1,
        2,
        attempt -> {
          throw new IllegalStateException("as asked");
        });

    Node.await(() -> workers.underway().isEmpty());
    assertThat(workers.room()).isOne();
  }

  @Test
  void what_waits_when_they_close_is_not_begun_and_stays_underway() throws Exception {
    submit(
        1,
        3,
        attempt -> {
          begun.incrementAndGet();
          boolean written = hold();
          attempt.end();
          return written;
        });
    Node.await(() -> begun.get() == 1);

    workers.close();
    held.countDown();

    Node.await(() -> workers.underway().size() == 2);
    assertThat(begun).hasValue(1);
  }

  private void submit(int size, int attempts, Predicate<Attempt> run) {
    workers = new Workers(size, Executors.defaultThreadFactory(), run, room);
    for (int i = 0; i < attempts; i++) {
      ClaimedJob job =
          new ClaimedJob(i, "note", "{}", 1, 3, UUID.randomUUID(), Instant.ofEpochSecond(i));
      workers.submit(new Attempt(job, HANDLER));
    }
  }

  private boolean hold() {
    return await(held);
  }

  /** Returns true, like an attempt whose outcome is written. */
  private static boolean await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return true;
  }
}
