package io.groundspeed.account.export;

import io.groundspeed.report.HeldOnUser;
import io.groundspeed.report.Holding;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** A user's account, settings and activity, without the password hash and without log-in links. */
@ApplicationScoped
class AccountHeldOnUser implements HeldOnUser {
  @Override
  public List<Holding> holdings() {
    return List.of(
        new Holding(
            "account",
            """
            SELECT id, username, email, display_name, role, disabled_at, last_active_at,
                   created_at, updated_at
              FROM groundspeed.users
             WHERE id = :user
            """),
        new Holding(
            "account_links",
            """
            SELECT created_at, expires_at FROM groundspeed.account_links WHERE user_id = :user
            """),
        new Holding(
            "activity",
            """
            SELECT event_type, journey_id, properties, created_at
              FROM groundspeed.analytics_events
             WHERE user_id = :user
             ORDER BY created_at, id
            """),
        new Holding(
            "activity_streak",
            """
            SELECT current_streak, longest_streak, last_active_date, updated_at
              FROM groundspeed.user_activity_streaks
             WHERE user_id = :user
            """),
        new Holding(
            "accessibility",
            """
            SELECT font_scale, high_contrast, reduced_motion, screen_reader, updated_at
              FROM groundspeed.user_accessibility_preferences
             WHERE user_id = :user
            """));
  }
}
