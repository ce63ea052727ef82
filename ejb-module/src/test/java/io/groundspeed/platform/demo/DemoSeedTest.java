package io.groundspeed.platform.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.TestDatabase;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DemoSeedTest {
  private static final Instant NOW = Instant.parse("2026-11-22T15:30:00Z");
  private static final String HASH = "$2a$12$" + "a".repeat(53);
  private static final String GUEST =
      "(SELECT id FROM groundspeed.users WHERE username = 'client')";

  private static TestDatabase db;

  @BeforeAll
  static void seed() throws Exception {
    db = TestDatabase.fresh();
    db.stopClockAt(NOW);
    seed(db, NOW);
  }

  @AfterAll
  static void close() {
    db.close();
  }

  private static void seed(TestDatabase db, Instant now) throws Exception {
    try (Connection connection = db.connect()) {
      connection.setAutoCommit(false);
      new DemoSeed(connection, now).write(HASH);
      connection.commit();
    }
  }

  @Test
  void there_are_thirty_journeys_fifteen_mentors_and_five_hundred_clients() {
    assertThat(count("journeys WHERE status = 'published'")).isEqualTo(30);
    assertThat(count("mentor_profiles WHERE status = 'approved'")).isEqualTo(15);
    assertThat(count("users WHERE role = 'client'")).isEqualTo(500);
    assertThat(count("user_enrollments")).isGreaterThan(700);
    assertThat(count("section_reviews")).isGreaterThan(1_000);
    assertThat(count("analytics_events")).isGreaterThan(5_000);
    assertThat(count("journey_certificates")).isGreaterThan(100);
    assertThat(count("user_activity_streaks")).isGreaterThan(400);
  }

  @Test
  void every_state_occurs() {
    assertThat(states("user_enrollments")).contains("active", "paused", "completed", "cancelled");
    assertThat(states("section_reviews")).contains("pending", "claimed", "completed");
    assertThat(states("section_progress")).contains("in_progress", "submitted", "completed");
  }

  private static List<Object> states(String table) {
    return db.rows("SELECT DISTINCT status FROM groundspeed." + table).stream()
        .map(row -> row.get("status"))
        .toList();
  }

  @Test
  void nothing_happened_after_today_began_or_before_its_cause() {
    assertThat(count("analytics_events WHERE created_at >= '2026-11-22'")).isZero();
    assertThat(count("analytics_events WHERE created_at < '2026-08-23'")).isZero();
    assertThat(
            count(
                """
                section_reviews WHERE claimed_at < created_at OR completed_at < claimed_at
                                   OR client_seen_at < completed_at
                """))
        .isZero();
    assertThat(
            count(
                """
                user_enrollments e JOIN groundspeed.users u ON u.id = e.user_id
                                   JOIN groundspeed.journeys j ON j.id = e.journey_id
                WHERE e.enrolled_at < u.created_at OR e.enrolled_at < j.published_at
                """))
        .isZero();
  }

  @Test
  void what_is_claimed_or_submitted_waits_for_a_client_who_is_still_on_his_way() {
    assertThat(
            count(
                """
                section_reviews r
                JOIN groundspeed.sections s ON s.id = r.section_id
                JOIN groundspeed.section_progress p
                  ON p.user_id = r.client_id AND p.section_id = s.id
                JOIN groundspeed.user_enrollments e
                  ON e.user_id = r.client_id AND e.journey_id = s.journey_id
                WHERE r.status <> 'completed'
                  AND (p.status <> 'submitted' OR e.status <> 'active')
                """))
        .isZero();
  }

  @Test
  void the_statistics_are_those_of_a_refresh() {
    Map<String, Object> before = figures();

    db.rows("SELECT groundspeed.refresh_journey_stats(id) FROM groundspeed.journeys");
    db.rows("SELECT groundspeed.refresh_mentor_stats(user_id) FROM groundspeed.mentor_profiles");

    assertThat(figures()).isEqualTo(before);
    assertThat(count("platform_stats_daily")).isEqualTo(90);
    assertThat(db.number("SELECT sum(new_enrollments) FROM groundspeed.platform_stats_daily"))
        .isEqualTo(count("user_enrollments"));
  }

  private static Map<String, Object> figures() {
    return db.row(
        """
        SELECT (SELECT md5(string_agg((to_jsonb(j) - 'last_updated_at')::text, '|' ORDER BY journey_id))
                FROM groundspeed.journey_stats_cache j) AS journeys,
               (SELECT md5(string_agg((to_jsonb(m) - 'last_updated_at')::text, '|' ORDER BY mentor_user_id))
                FROM groundspeed.mentor_stats_cache m) AS mentors
        """);
  }

  @Test
  void the_guests_find_something_to_do() {
    assertThat(count("journey_certificates WHERE user_id = " + GUEST)).isEqualTo(1);
    assertThat(count("user_enrollments WHERE status = 'active' AND user_id = " + GUEST))
        .isGreaterThan(0);
    assertThat(
            count(
                "section_reviews WHERE status = 'completed' AND client_seen_at IS NULL"
                    + " AND client_id = "
                    + GUEST))
        .isEqualTo(1);
    assertThat(
            count(
                """
                section_reviews r JOIN groundspeed.users u ON u.id = r.mentor_id
                WHERE u.username = 'mentor' AND r.status = 'claimed'
                """))
        .isGreaterThanOrEqualTo(2);
  }

  @Test
  void it_is_the_same_every_time_but_for_the_dates() throws Exception {
    try (TestDatabase later = TestDatabase.fresh()) {
      seed(later, NOW.plusSeconds(86_400 * 10 + 4_000));

      for (String table :
          List.of("user_enrollments", "section_reviews", "section_progress", "analytics_events")) {
        assertThat(later.number("SELECT count(*) FROM groundspeed." + table))
            .as(table)
            .isEqualTo(count(table));
      }
    }
  }

  private static long count(String what) {
    return db.number("SELECT count(*) FROM groundspeed." + what);
  }
}
