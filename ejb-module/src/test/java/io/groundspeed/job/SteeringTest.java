package io.groundspeed.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundspeed.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SteeringTest {
  private final TestDatabase db = TestDatabase.fresh();

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void of_many_those_change_that_can() throws SQLException {
    long pending = job("pending", null);
    long processing = job("processing", null);
    long completed = job("completed", null);
    long failed = job("failed", null);
    List<Long> all = List.of(pending, processing, completed, failed, 999L);

    assertThat(steer(steering -> steering.cancelAll(all))).isEqualTo(2);
    assertThat(status(pending)).isEqualTo("cancelled");
    assertThat(status(processing)).isEqualTo("processing");
    assertThat(
            db.row(
                "SELECT cancel_requested FROM groundspeed.background_jobs WHERE id = ?",
                processing))
        .containsEntry("cancel_requested", true);

    assertThat(steer(steering -> steering.retryAll(all))).isEqualTo(2);
    assertThat(List.of(status(pending), status(failed))).containsOnly("pending");

    assertThat(steer(steering -> steering.discardAll(all))).isEqualTo(3);
    assertThat(db.number("SELECT count(*) FROM groundspeed.background_jobs")).isOne();
  }

  @Test
  void of_those_with_one_key_the_newest_gets_it_if_it_is_free() throws SQLException {
    long older = job("failed", "a");
    long newer = job("failed", "a");
    long kept = job("failed", "b");
    long holder = job("pending", "b");
    db.update("UPDATE groundspeed.background_jobs SET held_key = 'b' WHERE id = ?", holder);

    assertThat(steer(steering -> steering.retryAll(List.of(older, newer, kept)))).isOne();

    assertThat(status(newer)).isEqualTo("pending");
    assertThat(List.of(status(older), status(kept))).containsOnly("failed");
  }

  @Test
  void what_another_is_changing_is_skipped_and_not_waited_for() throws SQLException {
    long busy = job("failed", null);
    long idle = job("failed", null);
    try (Connection other = db.connect()) {
      other.setAutoCommit(false);
      other
          .createStatement()
          .executeQuery(
              "SELECT FROM groundspeed.background_jobs WHERE id = " + busy + " FOR UPDATE");

      assertThat(steer(steering -> steering.retryAll(List.of(busy, idle)))).isOne();
      assertThat(steer(steering -> steering.discardAll(List.of(busy, idle)))).isOne();
    }
    assertThat(status(busy)).isEqualTo("failed");
  }

  @Test
  void one_that_can_not_says_why() throws SQLException {
    long running = job("processing", null);
    long done = job("completed", null);

    assertThatThrownBy(() -> steer(steering -> discard(steering, running)))
        .isInstanceOf(JobRefused.class)
        .hasMessageContaining("is running");
    assertThat(steer(steering -> discard(steering, -1))).as("gone already").isZero();
    assertThatThrownBy(() -> steer(steering -> retry(steering, -1))).isInstanceOf(UnknownJob.class);
    assertThatThrownBy(() -> steer(steering -> retry(steering, done)))
        .hasMessage("What is completed cannot become pending.");
  }

  private static int discard(Steering steering, long id) throws SQLException {
    steering.discard(id);
    return 0;
  }

  private static int retry(Steering steering, long id) throws SQLException {
    steering.retry(id);
    return 0;
  }

  private long job(String status, String key) {
    return db.number(
        """
        INSERT INTO groundspeed.background_jobs (job_type, job_name, status, unique_key)
        VALUES ('note', 'A note', ?, ?) RETURNING id
        """,
        status,
        key);
  }

  private String status(long id) {
    return db.row("SELECT status FROM groundspeed.background_jobs WHERE id = ?", id)
        .get("status")
        .toString();
  }

  private int steer(Work work) throws SQLException {
    try (Connection connection = db.connect()) {
      return work.on(new Steering(connection));
    }
  }

  private interface Work {
    int on(Steering steering) throws SQLException;
  }
}
