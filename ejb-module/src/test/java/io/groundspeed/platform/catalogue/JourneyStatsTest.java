package io.groundspeed.platform.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.platform.PlatformTables;
import io.groundspeed.platform.RandomChanges;
import io.groundspeed.platform.SmallPlatform;
import io.groundspeed.platform.journey.JourneyFigures;
import io.groundspeed.testing.Sessions;
import io.groundspeed.testing.Sql;
import io.groundspeed.testing.TestDatabase;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.util.DoubleComparator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JourneyStatsTest {
  private final TestDatabase db = TestDatabase.fresh();
  private final SmallPlatform platform = new SmallPlatform(db);
  private final long calm = platform.journeys().get(0);
  private final long focus = platform.journeys().get(1);
  private final long ann = platform.clients().get(0);
  private final long bob = platform.clients().get(1);

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void the_first_enrollment_creates_the_row() {
    assertThat(row(calm)).isNull();

    platform.enroll(ann, calm);

    assertThat(row(calm))
        .containsEntry("total_enrollments", 1L)
        .containsEntry("active_enrollments", 1L)
        .containsEntry("completion_rate", 0.0)
        .containsEntry("total_sections", 3L)
        .containsEntry("avg_sections_completed", 0.0)
        .containsEntry("avg_rating", null);
  }

  @Test
  void a_completed_enrollment_shows_in_rate_and_time() {
    long enrollment = platform.enroll(ann, calm);
    platform.enroll(bob, calm);

    db.update(
        """
        UPDATE groundspeed.user_enrollments
        SET status = 'completed', completed_at = enrolled_at + interval '36 hours'
        WHERE id = ?
        """,
        enrollment);

    assertThat(row(calm))
        .containsEntry("completed_enrollments", 1L)
        .containsEntry("completion_rate", 50.0)
        .containsEntry("avg_completion_time_days", 1.5);
  }

  @Test
  void an_enrollment_that_moves_shows_in_both_journeys() {
    long enrollment = platform.enroll(ann, calm);

    db.update(
        "UPDATE groundspeed.user_enrollments SET journey_id = ? WHERE id = ?", focus, enrollment);

    assertThat(row(calm)).containsEntry("total_enrollments", 0L);
    assertThat(row(focus)).containsEntry("total_enrollments", 1L);
  }

  @Test
  void what_changes_nothing_that_is_counted_refreshes_nothing() {
    platform.enroll(ann, calm);
    Object before = row(calm).get("last_updated_at");

    db.update("UPDATE groundspeed.user_enrollments SET status = status");

    assertThat(row(calm)).containsEntry("last_updated_at", before);
  }

  @Test
  void sections_progress_and_reviews_show_after_the_next_change_or_refresh() {
    platform.enroll(ann, calm);
    long section = platform.addSection(calm, 4);
    db.update(
        """
        INSERT INTO groundspeed.section_progress (user_id, section_id, status)
        VALUES (?, ?, 'completed')
        """,
        ann,
        section);
    db.update(
        """
        INSERT INTO groundspeed.section_reviews (section_id, client_id, client_rating)
        VALUES (?, ?, 4)
        """,
        section,
        ann);

    platform.enroll(bob, calm);

    assertThat(row(calm))
        .containsEntry("total_sections", 4L)
        .containsEntry("avg_sections_completed", 0.5)
        .containsEntry("total_reviews_requested", 1L)
        .containsEntry("avg_rating", 4.0);
  }

  @Test
  void a_journey_goes_with_its_enrollments_and_its_figures() {
    platform.enroll(ann, calm);
    platform.askForReview(ann, platform.mentors().get(0), 10);

    db.update("DELETE FROM groundspeed.journeys WHERE id = ?", calm);

    assertThat(row(calm)).isNull();
  }

  @Test
  void a_user_who_goes_is_counted_no_longer() {
    platform.enroll(ann, calm);
    platform.enroll(bob, calm);

    db.update("DELETE FROM groundspeed.users WHERE id = ?", ann);

    assertThat(row(calm)).containsEntry("total_enrollments", 1L);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 20, 300})
  void after_any_sequence_of_changes_the_figures_are_those_of_the_tables(long seed)
      throws Exception {
    try (Connection connection = db.connect()) {
      RandomChanges random = new RandomChanges(platform, connection, seed);

      for (int step = 0; step < 80; step++) {
        if (step % 10 == 9) {
          random.changeReviews();
          completeSections(step);
          platform.refreshAll();
        } else {
          random.changeEnrollments();
        }
        assertThatFiguresAreThoseOfTheTables();
      }
    }
  }

  @Test
  void sessions_that_had_to_wait_count_what_the_others_did() throws Exception {
    long one = platform.enroll(ann, calm);
    long other = platform.enroll(bob, calm);

    List<CompletableFuture<Void>> changes;
    try (Connection holder = db.connect()) {
      holder.setAutoCommit(false);
      Sql.rows(holder, "SELECT FROM groundspeed.journey_stats_cache FOR UPDATE");
      changes =
          Stream.of(one, other)
              .map(
                  id ->
                      CompletableFuture.runAsync(
                          () -> cancelEnrollment(id), task -> new Thread(task).start()))
              .toList();
      db.awaitBlockedSessions(2);
      holder.rollback();
    }

    for (CompletableFuture<Void> change : changes) {
      change.get(10, TimeUnit.SECONDS);
    }
    assertThat(row(calm)).containsEntry("active_enrollments", 0L);
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
              random.changeEnrollments();
            }
          }
        });

    assertThatFiguresAreThoseOfTheTables();
  }

  private void assertThatFiguresAreThoseOfTheTables() {
    PlatformTables tables = PlatformTables.of(db);
    Map<Long, JourneyFigures> cached = JourneyFigures.cached(db);

    assertThat(cached.keySet())
        .containsAll(
            tables.enrollments().stream().map(row -> (Long) row.get("journey_id")).toList());
    cached.forEach(
        (journey, figures) ->
            assertThat(figures)
                .usingRecursiveComparison()
                .withComparatorForType(new DoubleComparator(1e-6), Double.class)
                .isEqualTo(JourneyFigures.workedOut(tables, journey)));
  }

  private void completeSections(int step) {
    db.update(
        """
        INSERT INTO groundspeed.section_progress (user_id, section_id, status)
        SELECT ?, id, 'completed' FROM groundspeed.sections WHERE (id + ?) % 3 = 0
        ON CONFLICT DO NOTHING
        """,
        platform.clients().get(step % platform.clients().size()), step);
  }

  private void cancelEnrollment(long id) {
    db.update("UPDATE groundspeed.user_enrollments SET status = 'cancelled' WHERE id = ?", id);
  }

  private Map<String, Object> row(long journey) {
    return db
        .rows("SELECT * FROM groundspeed.journey_stats_cache WHERE journey_id = ?", journey)
        .stream()
        .findFirst()
        .orElse(null);
  }
}
