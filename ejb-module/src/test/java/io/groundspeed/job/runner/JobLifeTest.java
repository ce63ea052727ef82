package io.groundspeed.job.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.job.BackgroundJob;
import io.groundspeed.job.Enqueueing;
import io.groundspeed.job.JobExecution;
import io.groundspeed.job.JobRefused;
import io.groundspeed.job.JobStatus;
import io.groundspeed.job.NewJob;
import io.groundspeed.job.Steering;
import io.groundspeed.job.claim.ClaimedJob;
import io.groundspeed.job.claim.Claims;
import io.groundspeed.job.claim.Endings;
import io.groundspeed.job.claim.Frontier;
import io.groundspeed.job.claim.Leases;
import io.groundspeed.shared.FailureText;
import io.groundspeed.shared.IllegalTransitionException;
import io.groundspeed.testing.TestDatabase;
import io.groundspeed.testing.TestEntities;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Applies every operation to a job in every status. The database makes only the transitions that
 * the enum allows.
 */
class JobLifeTest {
  private static final UUID TOKEN = UUID.randomUUID();
  private static final FailureText FAILURE = FailureText.of(new IllegalStateException("no route"));

  private final TestDatabase db = TestDatabase.fresh();
  private final TestEntities entities = TestEntities.on(db);

  @AfterEach
  void close() {
    entities.close();
    db.close();
  }

  /** An operation on a job by users or nodes, over a connection. */
  private interface Verb {
    void on(Connection connection, long id) throws Exception;
  }

  private List<Verb> verbs() {
    return List.of(
        (connection, id) -> new Steering(connection).cancel(id),
        (connection, id) -> new Steering(connection).cancelAll(List.of(id)),
        (connection, id) -> new Steering(connection).retry(id),
        (connection, id) -> new Steering(connection).retryAll(List.of(id)),
        (connection, id) -> new Steering(connection).reschedule(id, Instant.EPOCH),
        (connection, id) -> claims().claim(connection, List.of("note"), List.of(id)),
        (connection, id) -> complete(connection, id),
        (connection, id) ->
            new Endings(connection).complete(List.of(new Endings.Completion(job(id), "{}", 3))),
        (connection, id) -> fail(connection, id, false),
        (connection, id) -> fail(connection, id, true),
        (connection, id) -> {
          cancelRequested(id);
          fail(connection, id, false);
        },
        (connection, id) -> new Endings(connection).release(List.of(TOKEN)),
        (connection, id) -> {
          cancelRequested(id);
          new Endings(connection).release(List.of(TOKEN));
        },
        (connection, id) -> takeBack(),
        (connection, id) -> {
          db.update("UPDATE groundspeed.background_jobs SET max_attempts = 1");
          takeBack();
        });
  }

  @ParameterizedTest
  @EnumSource
  void a_job_becomes_what_its_status_allows_and_nothing_else(JobStatus from) throws Exception {
    Set<JobStatus> reached = EnumSet.noneOf(JobStatus.class);
    for (Verb verb : verbs()) {
      long id = jobThatIs(from);
      try (Connection connection = db.connect()) {
        verb.on(connection, id);
      } catch (IllegalTransitionException | JobRefused refused) {
        assertThat(read(id).status()).isEqualTo(from);
      }
      reached.add(read(id).status());
      db.update("DELETE FROM groundspeed.background_jobs");
    }
    reached.remove(from);

    Set<JobStatus> allowed = EnumSet.allOf(JobStatus.class);
    allowed.removeIf(next -> !from.mayBecome(next));
    assertThat(reached).isEqualTo(allowed);
  }

  @Test
  void what_the_queue_writes_is_read_as_entities() throws Exception {
    long id;
    try (Connection connection = db.connect()) {
      id =
          new Enqueueing(connection)
              .insert(NewJob.of("note", "A note").payloadJson("{\"days\": 30}").priority(2));
      ClaimedJob claimed = claims().claim(connection, List.of("note"), List.of(id)).get(0);
      new Endings(connection).fail(claimed, FAILURE, false, Duration.ZERO, 12.5);
      claimed = claims().claim(connection, List.of("note"), List.of(id)).get(0);
      new Endings(connection).complete(new Endings.Completion(claimed, "{\"rows\": 3}", 3));
    }

    BackgroundJob job = read(id);
    assertThat(job.jobName()).isEqualTo("A note");
    assertThat(job.payload()).isEqualTo("{\"days\": 30}");
    assertThat(job.priority()).isEqualTo(2);
    assertThat(job.attempts()).isEqualTo(2);
    assertThat(job.result()).isEqualTo("{\"rows\": 3}");
    assertThat(job.node()).isEqualTo("a");
    assertThat(job.completedAt()).isAfterOrEqualTo(job.startedAt());
    List<JobExecution> attempts =
        entities.fromTransaction(
            unit ->
                unit.createQuery("SELECT e FROM JobExecution e ORDER BY e.id", JobExecution.class)
                    .getResultList());
    assertThat(attempts).extracting(JobExecution::jobId).containsExactly(id, id);
    assertThat(attempts).extracting(JobExecution::success).containsExactly(false, true);
    assertThat(attempts).extracting(JobExecution::executionTimeMs).containsExactly(12.5, 3.0);
    assertThat(attempts.get(0).errorMessage()).contains("no route");
    assertThat(attempts.get(1).executedAt()).isEqualTo(job.completedAt());
  }

  private BackgroundJob read(long id) {
    return entities.fromTransaction(unit -> unit.find(BackgroundJob.class, id));
  }

  /** Returns a due job with two of three attempts left; with a lease if it is processing. */
  private long jobThatIs(JobStatus status) {
    return db.number(
        """
        INSERT INTO groundspeed.background_jobs
               (job_type, job_name, status, attempts, max_attempts, lease_token, lease_until,
                started_at)
        SELECT 'note', 'A note', status, 1, 3, CASE status WHEN 'processing' THEN ?::uuid END,
               CASE status WHEN 'processing' THEN clock_timestamp() + interval '1 h' END,
               clock_timestamp()
          FROM (VALUES (?)) AS given (status)
        RETURNING id
        """,
        TOKEN.toString(),
        status.word());
  }

  private static ClaimedJob job(long id) {
    return new ClaimedJob(id, "note", "{}", 1, 3, TOKEN, Instant.EPOCH);
  }

  private Claims claims() {
    return new Claims(
        "a", Duration.ofSeconds(30), new Frontier(db.dataSource(), Duration.ofHours(1)));
  }

  private static void complete(Connection connection, long id) throws Exception {
    new Endings(connection).complete(new Endings.Completion(job(id), "{}", 3));
  }

  private static void fail(Connection connection, long id, boolean last) throws Exception {
    new Endings(connection).fail(job(id), FAILURE, last, Duration.ZERO, 3);
  }

  private void cancelRequested(long id) {
    db.update("UPDATE groundspeed.background_jobs SET cancel_requested = true WHERE id = ?", id);
  }

  private void takeBack() throws Exception {
    db.update("UPDATE groundspeed.background_jobs SET lease_until = lease_until - interval '2 h'");
    new Leases(db.dataSource(), Duration.ofSeconds(30)).takeBack();
  }
}
