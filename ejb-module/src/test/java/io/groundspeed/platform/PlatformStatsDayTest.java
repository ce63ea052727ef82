package io.groundspeed.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.TestDatabase;
import io.groundspeed.testing.TestEntities;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlatformStatsDayTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final TestDatabase db = TestDatabase.fresh();
  private final TestEntities entities = TestEntities.on(db);

  @AfterEach
  void close() {
    entities.close();
    db.close();
  }

  @Test
  void a_day_is_read_as_it_was_written() {
    long id =
        db.number(
            """
            INSERT INTO groundspeed.platform_stats_daily
                (stat_date, total_users, active_users, new_users, total_journeys, active_journeys,
                 total_enrollments, new_enrollments, total_reviews, completed_reviews,
                 avg_review_time_hours, total_mentors, active_mentors, created_at)
            VALUES ('2026-11-21', 1, 2, 3, 4, 5, 6, 7, 8, 9, 10.5, 11, 12, ?)
            RETURNING id
            """,
            NOON);

    PlatformStatsDay day = entities.fromTransaction(e -> e.find(PlatformStatsDay.class, id));

    assertThat(day.statDate()).isEqualTo(LocalDate.parse("2026-11-21"));
    assertThat(day.totalUsers()).isEqualTo(1);
    assertThat(day.completedReviews()).isEqualTo(9);
    assertThat(day.avgReviewTimeHours()).isEqualTo(10.5);
    assertThat(day.activeMentors()).isEqualTo(12);
    assertThat(day.createdAt()).isEqualTo(NOON);
  }
}
