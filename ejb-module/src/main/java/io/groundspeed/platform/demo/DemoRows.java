package io.groundspeed.platform.demo;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The simulated activity of the demo's users, as rows to be written. */
final class DemoRows {
  final List<@Nullable Object[]> enrollments = new ArrayList<>();
  final List<@Nullable Object[]> progress = new ArrayList<>();
  final List<@Nullable Object[]> reviews = new ArrayList<>();
  final List<@Nullable Object[]> certificates = new ArrayList<>();
  final List<@Nullable Object[]> events = new ArrayList<>();
  final List<@Nullable Object[]> streaks = new ArrayList<>();

  void write(Batch batch) throws SQLException {
    batch.insert(
        """
        INSERT INTO groundspeed.user_enrollments
            (user_id, journey_id, status, enrolled_at, completed_at)
        VALUES (?, ?, ?, ?, ?)
        """,
        enrollments);
    batch.insert(
        """
        INSERT INTO groundspeed.section_progress
            (user_id, section_id, status, answers, submitted_at, completed_at, updated_at)
        VALUES (?, ?, ?, CAST(? AS jsonb), ?, ?, ?)
        """,
        progress);
    batch.insert(
        """
        INSERT INTO groundspeed.section_reviews
            (section_id, client_id, mentor_id, status, fee, feedback, accepted, client_rating,
             created_at, claimed_at, completed_at, client_seen_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        reviews);
    batch.insert(
        """
        INSERT INTO groundspeed.journey_certificates
            (user_id, journey_id, certificate_id, verification_code, issued_at)
        VALUES (?, ?, ?, ?, ?)
        """,
        certificates);
    batch.insert(
        """
        INSERT INTO groundspeed.analytics_events (event_type, user_id, journey_id, created_at)
        VALUES (?, ?, ?, ?)
        """,
        events);
    batch.insert(
        """
        INSERT INTO groundspeed.user_activity_streaks
            (user_id, current_streak, longest_streak, last_active_date)
        VALUES (?, ?, ?, ?)
        """,
        streaks);
  }
}
