package io.groundspeed.platform.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.platform.SmallPlatform;
import io.groundspeed.testing.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlatformStatsTest {
  private static final String WRITE =
      "SELECT groundspeed.write_platform_stats(CAST('2026-05-02' AS date))";

  @Test
  void a_day_has_its_own_new_ones_and_the_totals_of_its_end() {
    try (TestDatabase db = TestDatabase.fresh()) {
      SmallPlatform platform = new SmallPlatform(db);
      db.execute("UPDATE groundspeed.users SET created_at = '2026-05-01 12:00Z'");
      db.execute(
          "UPDATE groundspeed.users SET created_at = '2026-05-02 23:59Z' WHERE username = 'client0'");
      db.execute(
          "UPDATE groundspeed.users SET created_at = '2026-05-03 00:00Z' WHERE username = 'client1'");
      enrolled(db, platform, 2, "2026-05-01 10:00Z");
      enrolled(db, platform, 3, "2026-05-02 10:00Z");
      enrolled(db, platform, 4, "2026-05-03 10:00Z");
      reviewed(db, platform, "2026-05-01 00:00Z", "2026-05-02 01:00Z", "2026-05-02 04:00Z");
      reviewed(db, platform, "2026-05-01 00:00Z", "2026-05-01 01:00Z", "2026-05-01 02:00Z");
      reviewed(db, platform, "2026-05-01 00:00Z", "2026-05-02 01:00Z", "2026-05-03 02:00Z");

      db.rows(WRITE);

      assertThat(db.row("SELECT * FROM groundspeed.platform_stats_daily"))
          .containsEntry("total_users", 11L)
          .containsEntry("new_users", 1L)
          .containsEntry("total_enrollments", 2L)
          .containsEntry("new_enrollments", 1L)
          .containsEntry("total_reviews", 3L)
          .containsEntry("completed_reviews", 2L)
          .containsEntry("avg_review_time_hours", 2.0)
          .containsEntry("active_mentors", 1L);
    }
  }

  @Test
  void twice_is_as_good_as_once() {
    try (TestDatabase db = TestDatabase.fresh()) {
      new SmallPlatform(db);
      db.rows(WRITE);
      Map<String, Object> once = db.row("SELECT * FROM groundspeed.platform_stats_daily");

      db.rows(WRITE);

      assertThat(db.row("SELECT * FROM groundspeed.platform_stats_daily")).isEqualTo(once);
    }
  }

  private static void enrolled(TestDatabase db, SmallPlatform platform, int client, String at) {
    db.update(
        "UPDATE groundspeed.user_enrollments SET enrolled_at = CAST(? AS timestamptz) WHERE id = ?",
        at,
        platform.enroll(platform.clients().get(client), platform.journeys().get(0)));
  }

  private static void reviewed(
      TestDatabase db, SmallPlatform platform, String asked, String claimed, String completed) {
    db.update(
        """
        UPDATE groundspeed.section_reviews
        SET status = 'completed', created_at = CAST(? AS timestamptz),
            claimed_at = CAST(? AS timestamptz), completed_at = CAST(? AS timestamptz)
        WHERE id = ?
        """,
        asked,
        claimed,
        completed,
        platform.askForReview(platform.clients().get(0), platform.mentors().get(0), 10));
  }
}
