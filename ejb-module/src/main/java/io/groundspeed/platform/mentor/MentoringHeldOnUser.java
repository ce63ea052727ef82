package io.groundspeed.platform.mentor;

import io.groundspeed.report.HeldOnUser;
import io.groundspeed.report.Holding;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The reviews that a user requested or gave, and their mentor profile, for data exports. */
@ApplicationScoped
class MentoringHeldOnUser implements HeldOnUser {
  @Override
  public List<Holding> holdings() {
    return List.of(
        new Holding(
            "reviews",
            """
            SELECT CASE WHEN client_id = :user THEN 'asked for' ELSE 'given' END AS review,
                   sections.title AS section, status, fee, feedback, accepted, client_rating,
                   review.created_at, claimed_at, completed_at, client_seen_at
              FROM groundspeed.section_reviews AS review
              JOIN groundspeed.sections ON sections.id = section_id
             WHERE client_id = :user OR mentor_id = :user
             ORDER BY review.id
            """),
        new Holding(
            "mentor_profile",
            """
            SELECT status, headline, bio, average_rating, total_reviews, approved_at, created_at,
                   ARRAY_TO_STRING(
                       ARRAY(SELECT name
                               FROM groundspeed.mentor_profile_specializations
                               JOIN groundspeed.mentor_specializations AS specialization
                                 ON specialization.id = specialization_id
                              WHERE mentor_profile_id = profile.id
                              ORDER BY name), ', ') AS specializations
              FROM groundspeed.mentor_profiles AS profile
             WHERE user_id = :user
            """),
        new Holding(
            "mentor_stats",
            """
            SELECT total_reviews, completed_reviews, pending_reviews, avg_review_time_hours,
                   avg_rating, total_clients, active_clients, revenue_total, revenue_this_month
              FROM groundspeed.mentor_stats_cache
             WHERE mentor_user_id = :user
            """));
  }
}
