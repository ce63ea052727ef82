package io.groundspeed.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.groundspeed.job.fixture.NoteHandler;
import io.groundspeed.job.fixture.QuietHandler;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs inside the server, where only JUnit's assertions are available. */
@ExtendWith(ArquillianExtension.class)
class JobQueueIT {
  private static final String NOTE = "fixture_note";
  private static final String QUIET = "fixture_quiet";

  @Deployment
  static EnterpriseArchive ear() {
    return JobEar.withTests(JobQueueIT.class);
  }

  @Inject private JobQueue jobs;
  @Resource private UserTransaction transaction;

  @Resource(lookup = "java:jboss/datasources/GroundspeedDS")
  private DataSource dataSource;

  @BeforeEach
  void makeRoom() throws SQLException {
    jobs.resume(NOTE);
    update("CREATE TABLE IF NOT EXISTS public.effect (id bigserial, job bigint, note text)");
  }

  @Test
  void jobs_enqueue() throws Exception {
    transaction.begin();
    long rolledBack = jobs.enqueue(note("gone", null, null));
    transaction.rollback();
    transaction.begin();
    long committed = jobs.enqueue(note("stays", null, null));
    transaction.commit();

    await(committed, "completed");
    assertEquals("1", value("SELECT count(*) FROM public.effect WHERE job = " + committed));
    assertEquals("{\"noted\": \"stays\"}", job(committed, "result::text"));
    assertEquals(
        "0", value("SELECT count(*) FROM groundspeed.background_jobs WHERE id = " + rolledBack));
  }

  @Test
  void priority_is_respected() throws Exception {
    jobs.limit(NOTE, 1);
    jobs.pause(NOTE);
    jobs.enqueueAll(
        List.of(
            note("third", null, null).priority(8),
            note("first", null, null).priority(1),
            note("second", null, null)));

    jobs.resume(NOTE);
    awaitCount(3, "SELECT count(*) FROM public.effect WHERE note IN ('first', 'second', 'third')");

    assertEquals(
        "first,second,third",
        value(
            """
            SELECT string_agg(note, ',' ORDER BY id) FROM public.effect
             WHERE note IN ('first', 'second', 'third')
            """));
    jobs.limit(NOTE, null);
  }

  @Test
  void retry_works_on_failure() throws Exception {
    long id = jobs.enqueue(note("in the end", null, 2).maxAttempts(1));
    await(id, "failed");
    update("UPDATE groundspeed.background_jobs SET max_attempts = 3 WHERE id = " + id);

    jobs.retry(id);
    hurry(id, 2);
    hurry(id, 3);
    await(id, "completed");

    assertEquals("3", job(id, "attempts::text"));
    assertEquals("1", value("SELECT count(*) FROM public.effect WHERE job = " + id));
  }

  @Test
  void max_attempts_are_enforced() throws Exception {
    long id = jobs.enqueue(note("never", null, 9).maxAttempts(2));
    hurry(id, 2);
    await(id, "failed");

    assertEquals("2", job(id, "attempts::text"));
    assertTrue(job(id, "error_message").contains("attempt 2 was to fail"));
    assertEquals("0", value("SELECT count(*) FROM public.effect WHERE job = " + id));
  }

  @Test
  void execution_is_tracked() throws Exception {
    long id = jobs.enqueue(note("tracked", 20, 1));
    hurry(id, 2);
    await(id, "completed");

    assertEquals(
        "false,true",
        value(
            """
            SELECT string_agg(success::text, ',' ORDER BY id)
              FROM groundspeed.job_execution_history
             WHERE execution_time_ms >= 20 AND job_id =
            """
                + id));
  }

  @Test
  void a_held_key_is_refused_and_the_transaction_goes_on() throws Exception {
    Instant later = Instant.now().plus(Duration.ofHours(1));
    long first = jobs.enqueue(note("once", null, null).uniqueKey("it-once").at(later));

    transaction.begin();
    assertThrows(
        UniqueKeyHeld.class, () -> jobs.enqueue(note("twice", null, null).uniqueKey("it-once")));
    long other = jobs.enqueue(note("other", null, null));
    transaction.commit();

    await(other, "completed");
    jobs.cancel(first);
    await(first, "cancelled");
    long again = jobs.enqueue(note("again", null, null).uniqueKey("it-once"));
    await(again, "completed");
  }

  @Test
  void what_is_written_at_the_commit_is_committed_with_the_completion() throws Exception {
    long id = jobs.enqueue(quiet(true));
    await(id, "completed");

    assertEquals(
        "1",
        value(
            """
            SELECT count(*)
              FROM public.effect JOIN groundspeed.background_jobs AS job ON job.id = effect.job
             WHERE effect.xmin = job.xmin AND job.id =
            """
                + id));
  }

  @Test
  void jobs_that_wrote_nothing_are_completed_together() throws Exception {
    jobs.pause(QUIET);
    jobs.enqueueAll(Stream.generate(() -> quiet(false)).limit(200).toList());
    String completed =
        """
        SELECT count(%s) FROM groundspeed.background_jobs
         WHERE status = 'completed' AND job_type = 'fixture_quiet' AND payload @> '{"late": false}'
        """;

    jobs.resume(QUIET);
    awaitCount(200, completed.formatted("*"));

    assertTrue(Integer.parseInt(value(completed.formatted("DISTINCT xmin::text"))) < 200);
  }

  private static NewJob quiet(boolean late) {
    return NewJob.of(QUIET, "Quiet").payload(new QuietHandler.Payload(late));
  }

  private static NewJob note(String note, Integer millis, Integer failures) {
    return NewJob.of(NOTE, note).payload(new NoteHandler.Payload(note, millis, failures, null));
  }

  /** Waits until the previous attempt has failed, and makes the next one due now. */
  private void hurry(long id, int attempt) throws Exception {
    awaitCount(
        attempt - 1,
        "SELECT attempts FROM groundspeed.background_jobs WHERE status = 'pending' AND id = " + id);
    jobs.reschedule(id, Instant.now());
  }

  private void await(long id, String status) throws Exception {
    awaitCount(
        1,
        "SELECT count(*) FROM groundspeed.background_jobs WHERE id = %d AND status = '%s'"
            .formatted(id, status));
  }

  private void awaitCount(int count, String sql) throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!Integer.toString(count).equals(value(sql))) {
      assertTrue(System.nanoTime() < deadline, sql + " did not come to " + count);
      LockSupport.parkNanos(50_000_000);
    }
  }

  private String job(long id, String column) throws SQLException {
    return value("SELECT " + column + " FROM groundspeed.background_jobs WHERE id = " + id);
  }

  private String value(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(sql);
        ResultSet row = select.executeQuery()) {
      return row.next() ? row.getString(1) : null;
    }
  }

  private void update(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.executeUpdate();
    }
  }
}
