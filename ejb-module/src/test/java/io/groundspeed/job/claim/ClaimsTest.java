package io.groundspeed.job.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.job.Enqueueing;
import io.groundspeed.job.NewJob;
import io.groundspeed.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Claims of jobs by their ids. */
class ClaimsTest {
  private static final List<String> TYPES = List.of("note", "paused", "limited");

  private TestDatabase database;
  private Frontier frontier;
  private Claims claims;

  @BeforeEach
  void start() {
    database = TestDatabase.fresh();
    frontier = new Frontier(database.dataSource(), Duration.ofHours(1));
    claims = new Claims("a", Duration.ofSeconds(30), frontier);
  }

  @AfterEach
  void stop() {
    database.close();
  }

  @Test
  void they_come_in_the_order_in_which_they_should_run_and_each_once() throws Exception {
    long first = enqueue(NewJob.of("note", "Later").priority(6));
    long second = enqueue(NewJob.of("note", "Sooner").priority(2));

    assertThat(claim(first, second)).containsExactly(second, first);
    assertThat(claim(first, second)).isEmpty();
    assertThat(
            database.number(
                "SELECT count(*) FROM groundspeed.background_jobs WHERE status = 'processing'"))
        .isEqualTo(2);
  }

  @Test
  void what_may_not_run_now_or_here_stays() throws Exception {
    database.update(
        """
        INSERT INTO groundspeed.job_type_settings
        VALUES ('paused', clock_timestamp(), NULL), ('limited', NULL, 1)
        """);

    assertThat(
            claim(
                enqueue(NewJob.of("paused", "Paused")),
                enqueue(NewJob.of("limited", "Limited")),
                enqueue(NewJob.of("unknown", "Of another node")),
                enqueue(NewJob.of("note", "Not due").at(Instant.now().plusSeconds(60))),
                4_711))
        .isEmpty();
  }

  @Test
  void a_claim_of_what_is_due_knows_their_lanes_from_then_on() throws Exception {
    claim(enqueue(NewJob.of("note", "Told")));
    long next = enqueue(NewJob.of("note", "Not told"));

    try (Connection connection = database.connect()) {
      assertThat(claims.claim(connection, TYPES, 1))
          .extracting(ClaimedJob::id)
          .containsExactly(next);
    }
  }

  private List<Long> claim(long... ids) throws SQLException {
    try (Connection connection = database.connect()) {
      return claims.claim(connection, TYPES, Arrays.stream(ids).boxed().toList()).stream()
          .map(ClaimedJob::id)
          .toList();
    }
  }

  private long enqueue(NewJob job) throws SQLException {
    try (Connection connection = database.connect()) {
      return new Enqueueing(connection).insert(job);
    }
  }
}
