package io.groundspeed.platform.journey;

import io.groundspeed.report.HeldOnUser;
import io.groundspeed.report.Holding;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * The journeys that a user is enrolled on, their answers, and the journeys and templates they
 * created, for data exports.
 */
@ApplicationScoped
class JourneysHeldOnUser implements HeldOnUser {
  @Override
  public List<Holding> holdings() {
    return List.of(
        new Holding(
            "enrollments",
            """
            SELECT journeys.title AS journey, enrollment.status, enrolled_at, completed_at
              FROM groundspeed.user_enrollments AS enrollment
              JOIN groundspeed.journeys ON journeys.id = journey_id
             WHERE user_id = :user
             ORDER BY enrolled_at
            """),
        new Holding(
            "sections",
            """
            SELECT sections.title AS section, status, answers, submitted_at, completed_at,
                   progress.updated_at
              FROM groundspeed.section_progress AS progress
              JOIN groundspeed.sections ON sections.id = section_id
             WHERE user_id = :user
             ORDER BY progress.id
            """),
        new Holding(
            "certificates",
            """
            SELECT journeys.title AS journey, certificate_id, verification_code, issued_at
              FROM groundspeed.journey_certificates
              JOIN groundspeed.journeys ON journeys.id = journey_id
             WHERE user_id = :user
             ORDER BY issued_at
            """),
        new Holding(
            "journeys_made",
            """
            SELECT slug, title, summary, description, status, published_at, created_at
              FROM groundspeed.journeys
             WHERE created_by = :user
             ORDER BY id
            """),
        new Holding(
            "templates_made",
            """
            SELECT title, description, category, content, is_public, created_at
              FROM groundspeed.journey_templates
             WHERE created_by = :user
             ORDER BY id
            """));
  }
}
