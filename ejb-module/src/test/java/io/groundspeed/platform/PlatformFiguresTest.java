package io.groundspeed.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.platform.PlatformFigures.Comparison;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.testing.TestDatabase;
import io.groundspeed.testing.TestEntities;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlatformFiguresTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final LocalDate TODAY = LocalDate.parse("2026-11-22");

  private final TestDatabase db = TestDatabase.fresh();
  private final TestEntities entities = TestEntities.on(db);

  @AfterEach
  void close() {
    entities.close();
    db.close();
  }

  private Comparison compare(String range) {
    return compare(TimeRange.parse(range, NOON));
  }

  private Comparison compare(TimeRange range) {
    return entities.fromTransaction(
        unit -> new PlatformFigures(db.dataSource(), unit, () -> NOON).compare(range));
  }

  private void counted(String day, long users, long newUsers) {
    db.update(
        """
        INSERT INTO groundspeed.platform_stats_daily (stat_date, total_users, new_users)
        VALUES (?::date, ?, ?)
        """,
        day,
        users,
        newUsers);
  }

  @Test
  void the_running_day_is_counted_live() {
    db.stopClockAt(NOON);
    SmallPlatform platform = new SmallPlatform(db);
    long client = platform.clients().get(0);
    db.update(
        "UPDATE groundspeed.users SET created_at = ?, last_active_at = ? WHERE id = ?",
        NOON.minusSeconds(86_400),
        NOON,
        client);
    db.update(
        "UPDATE groundspeed.journeys SET status = 'published' WHERE id = ?",
        platform.journeys().get(0));
    platform.enroll(client, platform.journeys().get(0));
    long review = platform.askForReview(client, platform.mentors().get(0), 5);
    platform.askForReview(client, null, 5);
    db.update(
        """
        UPDATE groundspeed.section_reviews
           SET status = 'completed', claimed_at = ?, completed_at = ?
         WHERE id = ?
        """,
        NOON.minusSeconds(5_400),
        NOON,
        review);

    PlatformDay today = compare("24h").now().end();

    assertThat(today).isEqualTo(new PlatformDay(TODAY, 12, 1, 11, 4, 1, 1, 1, 2, 1, 1.5, 4, 1));
  }

  @Test
  void a_day_without_reviews_has_no_time_of_theirs() {
    assertThat(compare("1h").now().end().reviewHours()).isNull();
  }

  @Test
  void a_window_is_compared_with_as_many_days_before() {
    counted("2026-11-21", 10, 3);
    counted("2026-11-20", 7, 2);
    counted("2026-11-19", 5, 1);

    Comparison two = compare(TimeRange.parse("2026-11-20T00:00:00Z/2026-11-22T00:00:00Z", NOON));
    Comparison day = compare("24h");

    assertThat(two.now().sum(PlatformDay::newUsers)).hasValue(5);
    assertThat(two.now().end().totalUsers()).isEqualTo(10);
    assertThat(two.before().end().totalUsers()).isEqualTo(5);
    assertThat(two.before().sum(PlatformDay::newUsers)).isEmpty();
    assertThat(day.before().first()).isEqualTo(TODAY.minusDays(1));
  }

  @Test
  void today_until_now_is_compared_with_yesterday_until_the_same_time() {
    counted("2026-11-21", 99, 98);
    db.update(
        """
        INSERT INTO groundspeed.users (username, display_name, role, created_at)
        VALUES ('a', 'A', 'client', '2026-11-20T23:00:00Z'),
               ('b', 'B', 'client', '2026-11-21T11:59:59Z'),
               ('c', 'C', 'client', '2026-11-21T12:00:00Z'),
               ('d', 'D', 'client', '2026-11-22T11:00:00Z')
        """);

    Comparison day = compare("24h");
    Comparison over = compare(TimeRange.parse("2026-11-21T00:00:00Z/2026-11-22T00:00:00Z", NOON));

    assertThat(day.now().end().totalUsers()).isEqualTo(4);
    assertThat(day.before().end().totalUsers()).isEqualTo(2);
    assertThat(day.before().sum(PlatformDay::newUsers)).hasValue(1);
    assertThat(over.now().end().totalUsers()).isEqualTo(99);
  }

  @Test
  void yesterday_is_unknown_if_it_was_not_counted() {
    assertThat(compare("24h").before().end()).isNull();
  }

  @Test
  void a_day_that_nobody_counted_makes_a_sum_unknown() {
    counted("2026-11-21", 10, 3);

    assertThat(compare("7d").now().sum(PlatformDay::newUsers)).isEmpty();
    assertThat(compare("7d").now().days()).isEqualTo(7);
  }

  @Test
  void what_is_stored_of_the_running_day_does_not_count() {
    counted("2026-11-22", 999, 999);

    assertThat(compare("24h").now().end().totalUsers()).isZero();
  }

  @Test
  void a_day_that_is_over_is_counted_as_it_ended() {
    db.update(
        """
        INSERT INTO groundspeed.users (username, display_name, role, created_at)
        VALUES ('a', 'A', 'mentor', '2026-11-20T23:59:59Z'),
               ('b', 'B', 'client', '2026-11-21T00:00:00Z')
        """);

    assertThat(db.row("SELECT * FROM groundspeed.platform_stats_of(date '2026-11-20')"))
        .containsEntry("total_users", 1L)
        .containsEntry("new_users", 1L)
        .containsEntry("total_mentors", 1L);
    assertThat(db.row("SELECT * FROM groundspeed.platform_stats_of(date '2026-11-21')"))
        .containsEntry("total_users", 2L)
        .containsEntry("new_users", 1L);
  }
}
