package io.groundspeed.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many jobs are enqueued by COPY. Their rows equal those of single inserts. */
class EnqueueingTest {
  private static final int MANY = 300;
  private static final List<String> AWKWARD =
      List.of("plain", "tab\there", "line\nbreak\r", "back\\slash", "\\N", "\\.", "Ünï ✓ 😀", " ");
  private static final String ROWS =
      """
      SELECT job_type, job_name, payload::text, priority, status, attempts, max_attempts,
             scheduled_at, unique_key, held_key, held_until, created_by
        FROM groundspeed.background_jobs ORDER BY id
      """;

  private static final List<NewJob> JOBS =
      IntStream.range(0, MANY).mapToObj(EnqueueingTest::job).toList();

  private final TestDatabase db = TestDatabase.fresh();

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void many_are_written_as_one_by_one() throws SQLException {
    try (Connection connection = db.connect()) {
      for (NewJob job : JOBS) {
        new Enqueueing(connection).insert(job);
      }
    }
    List<Map<String, Object>> singly = db.rows(ROWS);
    db.update("DELETE FROM groundspeed.background_jobs");

    assertThat(enqueueAll(JOBS)).isEqualTo(MANY);

    assertThat(db.rows(ROWS)).hasSize(MANY).isEqualTo(singly);
  }

  @Test
  void they_are_counted_once_whatever_else_the_transaction_does() throws SQLException {
    try (Connection connection = transaction()) {
      new Enqueueing(connection).insertAll(JOBS);
      long single = new Enqueueing(connection).insert(NewJob.of("even", "One more"));
      new Steering(connection).cancelAll(List.of(single));
      connection.commit();
    }

    assertThat(tally()).isEqualTo(counted()).hasSize(3);
  }

  @Test
  void without_a_transaction_they_are_counted_once_as_well() throws SQLException {
    try (Connection connection = db.connect()) {
      new Enqueueing(connection).insertAll(JOBS);
    }

    assertThat(tally()).isEqualTo(counted()).hasSize(2);
  }

  @Test
  void a_rollback_leaves_neither_jobs_nor_counts() throws SQLException {
    try (Connection connection = transaction()) {
      new Enqueueing(connection).insertAll(JOBS);
      connection.rollback();
    }

    assertThat(db.rows(ROWS)).isEmpty();
    assertThat(tally()).isEmpty();
  }

  @Test
  void of_many_with_keys_those_that_are_held_are_left_out() throws SQLException {
    List<NewJob> jobs =
        IntStream.range(0, MANY)
            .mapToObj(i -> job(i).uniqueKey("key " + i % 200, Duration.ofHours(1)))
            .toList();

    assertThat(enqueueAll(jobs)).isEqualTo(200);
    assertThat(enqueueAll(jobs)).isZero();

    assertThat(tally()).isEqualTo(counted());
  }

  private static NewJob job(int i) {
    String text = AWKWARD.get(i % AWKWARD.size());
    NewJob job =
        NewJob.of(i % 2 == 0 ? "even" : "odd", "Job " + i + text)
            .payload(Map.of("text", text, "i", i))
            .priority(1 + i % 10)
            .maxAttempts(1 + i % 5);
    return i % 3 == 0 ? job.at(Instant.parse("2026-05-01T12:00:00.123456Z").plusSeconds(i)) : job;
  }

  private Connection transaction() throws SQLException {
    Connection connection = db.connect();
    connection.setAutoCommit(false);
    return connection;
  }

  private int enqueueAll(List<NewJob> jobs) throws SQLException {
    try (Connection connection = transaction()) {
      int enqueued = new Enqueueing(connection).insertAll(jobs);
      connection.commit();
      return enqueued;
    }
  }

  private List<Map<String, Object>> tally() {
    return db.rows(
        "SELECT job_type, status, jobs FROM groundspeed.job_tally ORDER BY job_type, status");
  }

  private List<Map<String, Object>> counted() {
    return db.rows(
        """
        SELECT job_type, status, count(*) AS jobs
          FROM groundspeed.background_jobs GROUP BY job_type, status ORDER BY job_type, status
        """);
  }
}
