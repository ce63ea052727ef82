package io.groundspeed.platform.mentor;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.platform.PlatformTables;
import io.groundspeed.platform.RandomChanges;
import io.groundspeed.platform.SmallPlatform;
import io.groundspeed.testing.Sessions;
import io.groundspeed.testing.Sql;
import io.groundspeed.testing.TestDatabase;
import java.math.BigDecimal;
import java.sql.Connection;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.util.DoubleComparator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MentorStatsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final YearMonth THIS_MONTH = YearMonth.of(2026, 11);

  private final TestDatabase db = TestDatabase.fresh();
  private final SmallPlatform platform = new SmallPlatform(db);
  private final long mia = platform.mentors().get(0);
  private final long max = platform.mentors().get(1);
  private final long ann = platform.clients().get(0);
  private final long bob = platform.clients().get(1);

  @BeforeEach
  void stopClock() {
    db.stopClockAt(NOW);
  }

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void the_first_review_creates_the_row() {
    assertThat(row(mia)).isNull();

    platform.askForReview(ann, mia, 40);

    assertThat(row(mia))
        .containsEntry("total_reviews", 1L)
        .containsEntry("pending_reviews", 1L)
        .containsEntry("total_clients", 1L)
        .containsEntry("active_clients", 0L)
        .containsEntry("revenue_total", new BigDecimal("0.00"));
  }

  @Test
  void a_completed_review_shows_in_time_rating_and_revenue() {
    long review = platform.askForReview(ann, mia, 40);

    db.update(
        """
        UPDATE groundspeed.section_reviews
        SET status = 'completed', claimed_at = ?, completed_at = ?, client_rating = 5
        WHERE id = ?
        """,
        NOW.minusSeconds(5_400),
        NOW,
        review);

    assertThat(row(mia))
        .containsEntry("completed_reviews", 1L)
        .containsEntry("pending_reviews", 0L)
        .containsEntry("avg_review_time_hours", 1.5)
        .containsEntry("avg_rating", 5.0)
        .containsEntry("revenue_total", new BigDecimal("40.00"))
        .containsEntry("revenue_this_month", new BigDecimal("40.00"));
  }

  @Test
  void a_review_that_changes_hands_shows_with_both_mentors() {
    long review = platform.askForReview(ann, mia, 40);

    db.update("UPDATE groundspeed.section_reviews SET mentor_id = ? WHERE id = ?", max, review);

    assertThat(row(mia)).containsEntry("total_reviews", 0L).containsEntry("total_clients", 0L);
    assertThat(row(max)).containsEntry("total_reviews", 1L);
  }

  @Test
  void a_review_that_nobody_has_taken_shows_with_nobody() {
    platform.askForReview(ann, null, 40);

    assertThat(db.rows("SELECT * FROM groundspeed.mentor_stats_cache")).isEmpty();
  }

  @Test
  void a_deleted_review_is_counted_no_longer() {
    platform.askForReview(ann, mia, 40);
    platform.askForReview(bob, mia, 40);

    db.update("DELETE FROM groundspeed.section_reviews WHERE client_id = ?", ann);

    assertThat(row(mia)).containsEntry("total_reviews", 1L);
  }

  @Test
  void a_client_on_a_journey_shows_as_active_after_a_refresh() {
    platform.askForReview(ann, mia, 40);
    platform.askForReview(bob, mia, 40);
    platform.enroll(ann, platform.journeys().get(2));

    platform.refreshAll();

    assertThat(row(mia)).containsEntry("total_clients", 2L).containsEntry("active_clients", 1L);
  }

  @Test
  void a_new_month_begins_without_revenue() {
    long review = platform.askForReview(ann, mia, 40);
    db.update(
        "UPDATE groundspeed.section_reviews SET status = 'completed', completed_at = ? WHERE id = ?",
        NOW,
        review);

    db.stopClockAt(Instant.parse("2026-12-01T00:00:00Z"));
    platform.refreshAll();

    assertThat(row(mia))
        .containsEntry("revenue_total", new BigDecimal("40.00"))
        .containsEntry("revenue_this_month", new BigDecimal("0.00"))
        .containsEntry("last_updated_at", Instant.parse("2026-12-01T00:00:00Z"));
  }

  @Test
  void what_changes_nothing_that_is_counted_refreshes_nothing() {
    platform.askForReview(ann, mia, 40);
    db.stopClockAt(NOW.plusSeconds(60));

    db.update("UPDATE groundspeed.section_reviews SET feedback = 'Well done'");

    assertThat(row(mia)).containsEntry("last_updated_at", NOW);
  }

  @Test
  void reviews_outlive_the_mentor_but_the_figures_do_not() {
    long review = platform.askForReview(ann, mia, 40);

    db.update("DELETE FROM groundspeed.users WHERE id = ?", mia);

    assertThat(row(mia)).isNull();
    assertThat(db.row("SELECT mentor_id FROM groundspeed.section_reviews WHERE id = ?", review))
        .containsEntry("mentor_id", null);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 20, 300})
  void after_any_sequence_of_changes_the_figures_are_those_of_the_tables(long seed)
      throws Exception {
    try (Connection connection = db.connect()) {
      RandomChanges random = new RandomChanges(platform, connection, seed);

      for (int step = 0; step < 80; step++) {
        if (step % 10 == 9) {
          random.changeEnrollments();
          platform.refreshAll();
        } else {
          random.changeReviews();
        }
        assertThatFiguresAreThoseOfTheTables();
      }
    }
  }

  @Test
  void sessions_that_had_to_wait_count_what_the_others_did() throws Exception {
    long one = platform.askForReview(ann, mia, 40);
    long other = platform.askForReview(bob, mia, 40);

    List<CompletableFuture<Void>> changes;
    try (Connection holder = db.connect()) {
      holder.setAutoCommit(false);
      Sql.rows(holder, "SELECT FROM groundspeed.mentor_stats_cache FOR UPDATE");
      changes =
          Stream.of(one, other)
              .map(
                  id ->
                      CompletableFuture.runAsync(
                          () -> deleteReview(id), task -> new Thread(task).start()))
              .toList();
      db.awaitBlockedSessions(2);
      holder.rollback();
    }

    for (CompletableFuture<Void> change : changes) {
      change.get(10, TimeUnit.SECONDS);
    }
    assertThat(row(mia)).containsEntry("total_reviews", 0L);
  }

  @RepeatedTest(2)
  void eight_sessions_lose_no_change_and_do_not_deadlock(RepetitionInfo run) throws Exception {
    Sessions.atOnce(
        8,
        session -> {
          try (Connection connection = db.connect()) {
            RandomChanges random =
                new RandomChanges(
                    platform, connection, run.getCurrentRepetition() * 100L + session);
            for (int step = 0; step < 60; step++) {
              random.changeReviews();
            }
          }
        });

    assertThatFiguresAreThoseOfTheTables();
  }

  @Test
  void reviews_that_change_hands_in_opposite_directions_do_not_deadlock() throws Exception {
    long first = platform.askForReview(ann, mia, 40);
    long second = platform.askForReview(bob, max, 40);

    Sessions.atOnce(
        2,
        session -> {
          try (Connection connection = db.connect()) {
            for (int turn = 0; turn < 200; turn++) {
              Sql.update(
                  connection,
                  "UPDATE groundspeed.section_reviews SET mentor_id = ? WHERE id = ?",
                  (turn + session) % 2 == 0 ? max : mia,
                  session == 0 ? first : second);
            }
          }
        });

    assertThatFiguresAreThoseOfTheTables();
  }

  private void assertThatFiguresAreThoseOfTheTables() {
    PlatformTables tables = PlatformTables.of(db);
    Map<Long, MentorFigures> cached = MentorFigures.cached(db);

    assertThat(cached.keySet())
        .containsAll(
            tables.reviews().stream()
                .map(row -> (Long) row.get("mentor_id"))
                .filter(Objects::nonNull)
                .toList());
    cached.forEach(
        (mentor, figures) ->
            assertThat(figures)
                .usingRecursiveComparison()
                .withComparatorForType(new DoubleComparator(1e-6), Double.class)
                .isEqualTo(MentorFigures.workedOut(tables, mentor, THIS_MONTH)));
  }

  private void deleteReview(long id) {
    db.update("DELETE FROM groundspeed.section_reviews WHERE id = ?", id);
  }

  private Map<String, Object> row(long mentor) {
    return db
        .rows("SELECT * FROM groundspeed.mentor_stats_cache WHERE mentor_user_id = ?", mentor)
        .stream()
        .findFirst()
        .orElse(null);
  }
}
