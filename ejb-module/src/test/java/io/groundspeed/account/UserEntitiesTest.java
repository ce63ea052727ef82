package io.groundspeed.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.groundspeed.account.activity.ActivityStreak;
import io.groundspeed.account.activity.AnalyticsEvent;
import io.groundspeed.testing.TestDatabase;
import io.groundspeed.testing.TestEntities;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UserEntitiesTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private static final String BCRYPT =
      BCrypt.withDefaults().hashToString(BCrypt.MIN_COST, "secret".toCharArray());

  private final TestDatabase db = TestDatabase.fresh();
  private final TestEntities entities = TestEntities.on(db);

  @AfterEach
  void close() {
    entities.close();
    db.close();
  }

  @Test
  void a_user_is_read_as_it_was_written() {
    User user = new User("ann", "Ann", Role.MENTOR, NOON);
    user.rename("Ann Smith", "ann@example.org", NOON);
    user.changePassword(BCRYPT, NOON);
    user.wasActive(NOON.plusSeconds(1));

    assertThat(entities.storeAndLoad(user)).usingRecursiveComparison().isEqualTo(user);
    assertThat(user.canLogIn()).isTrue();
  }

  @Test
  void a_disabled_user_can_not_log_in() {
    User user = new User("ann", "Ann", Role.CLIENT, NOON);
    user.changePassword(BCRYPT, NOON);

    user.disable(NOON);

    assertThat(user.canLogIn()).isFalse();
  }

  @Test
  void a_password_in_clear_text_can_not_be_stored() {
    User user = new User("ann", "Ann", Role.CLIENT, NOON);

    assertThatThrownBy(() -> user.changePassword("secret", NOON))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret");
    assertThatThrownBy(
            () ->
                db.update(
                    """
                    INSERT INTO groundspeed.users (username, display_name, role, password_hash)
                    VALUES ('ann', 'Ann', 'client', 'secret')
                    """))
        .hasMessageContaining("ck_users_password_hash");
  }

  @Test
  void an_event_is_read_as_it_was_written() {
    AnalyticsEvent event = new AnalyticsEvent("visit", ann(), null, "{\"from\": \"mail\"}", NOON);

    assertThat(entities.storeAndLoad(event)).usingRecursiveComparison().isEqualTo(event);
  }

  @Test
  void a_streak_counts_days_in_a_row_and_keeps_the_longest() {
    ActivityStreak streak = new ActivityStreak(ann(), NOON);
    LocalDate monday = LocalDate.parse("2026-11-16");

    streak.activeOn(monday, NOON);
    streak.activeOn(monday, NOON);
    streak.activeOn(monday.plusDays(1), NOON);
    streak.activeOn(monday.plusDays(3), NOON);

    assertThat(entities.storeAndLoad(streak)).usingRecursiveComparison().isEqualTo(streak);
    assertThat(streak.currentStreak()).isEqualTo(1);
    assertThat(streak.longestStreak()).isEqualTo(2);
  }

  private long ann() {
    return entities.storeAndLoad(new User("ann", "Ann", Role.CLIENT, NOON)).id();
  }
}
