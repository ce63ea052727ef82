package io.groundspeed.platform.cached;

import io.groundspeed.platform.enrollment.EnrollmentSummary;
import io.groundspeed.platform.enrollment.ProgressStatus;
import io.groundspeed.platform.enrollment.SectionTask;
import io.groundspeed.platform.mentor.ClientReview;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The database reads behind the cache. They run without a caller's identity, so the user is always
 * an argument.
 */
@Stateless
@PermitAll
public class PlatformLoads {
  private static final int MOST_REVIEWS = 50;
  private static final int MOST_WARMED = 10;

  @PersistenceContext private EntityManager entities;

  /** Returns a user's enrollments except cancelled ones, completed ones last. */
  public List<EnrollmentSummary> enrollments(long user) {
    return List.copyOf(
        entities
            .createQuery(
                """
                SELECT NEW io.groundspeed.platform.enrollment.EnrollmentSummary(
                    e.id, j.slug, j.title, e.status, e.enrolledAt, e.completedAt,
                    (SELECT count(s) FROM Section s WHERE s.journey = j),
                    (SELECT count(p) FROM SectionProgress p
                      WHERE p.userId = e.userId AND p.section.journey = j
                        AND p.status = COMPLETED))
                FROM Enrollment e
                JOIN e.journey j
                WHERE e.userId = :user AND e.status <> CANCELLED
                ORDER BY CASE WHEN e.status = COMPLETED THEN 1 ELSE 0 END, e.enrolledAt DESC
                """,
                EnrollmentSummary.class)
            .setParameter("user", user)
            .getResultList());
  }

  /** Returns a user's progress on a journey, by section id. */
  public Map<Long, ProgressStatus> progress(long user, long journey) {
    return entities
        .createQuery(
            """
            SELECT p.section.id AS section, p.status AS status
            FROM SectionProgress p
            WHERE p.userId = :user AND p.section.journey.id = :journey
            """,
            Tuple.class)
        .setParameter("user", user)
        .setParameter("journey", journey)
        .getResultStream()
        .collect(
            Collectors.toUnmodifiableMap(
                row -> row.get("section", Long.class),
                row -> row.get("status", ProgressStatus.class)));
  }

  /** Returns the newest reviews that a client requested, at most {@value #MOST_REVIEWS}. */
  public List<ClientReview> reviews(long client) {
    return List.copyOf(
        entities
            .createQuery(
                """
                SELECT NEW io.groundspeed.platform.mentor.ClientReview(
                    r.id, r.sectionId, s.title, j.title, r.status, r.createdAt, r.completedAt,
                    u.displayName, r.feedback, r.accepted, r.clientRating, r.clientSeenAt)
                FROM SectionReview r
                JOIN Section s ON s.id = r.sectionId
                JOIN Journey j ON j = s.journey
                LEFT JOIN User u ON u.id = r.mentorId
                WHERE r.clientId = :client
                ORDER BY r.createdAt DESC
                """,
                ClientReview.class)
            .setParameter("client", client)
            .setMaxResults(MOST_REVIEWS)
            .getResultList());
  }

  /** Returns how many completed reviews a client has not seen. */
  public long unread(long client) {
    return entities
        .createQuery(
            """
            SELECT count(r) FROM SectionReview r
            WHERE r.clientId = :client AND r.status = COMPLETED AND r.clientSeenAt IS NULL
            """,
            Long.class)
        .setParameter("client", client)
        .getSingleResult();
  }

  /** Returns the questions of a section, in order. */
  public List<SectionTask.Field> sectionFields(long section) {
    return List.copyOf(
        entities
            .createQuery(
                """
                SELECT NEW io.groundspeed.platform.enrollment.SectionTask$Field(
                    f.id, f.label, f.fieldType, f.required)
                FROM SectionField f
                WHERE f.section.id = :section
                ORDER BY f.orderIndex, f.id
                """,
                SectionTask.Field.class)
            .setParameter("section", section)
            .getResultList());
  }

  /**
   * Returns the shared templates, featured ones first.
   *
   * @param category empty for all
   */
  public List<TemplateCard> templates(String category) {
    return List.copyOf(
        entities
            .createQuery(
                """
                SELECT NEW io.groundspeed.platform.cached.TemplateCard(
                    t.id, t.title, t.description, t.category, t.featured, t.averageRating)
                FROM JourneyTemplate t
                WHERE t.shared AND (:category = '' OR t.category = :category)
                ORDER BY t.featured DESC, t.averageRating DESC, t.id
                """,
                TemplateCard.class)
            .setParameter("category", category)
            .getResultList());
  }

  /** Returns the names of the active mentor specializations. */
  public List<String> specializations() {
    return List.copyOf(
        entities
            .createQuery(
                "SELECT s.name FROM MentorSpecialization s WHERE s.active ORDER BY s.name",
                String.class)
            .getResultList());
  }

  /**
   * Returns the slugs of the published journeys with most enrollments, at most {@value
   * #MOST_WARMED}.
   */
  public List<String> mostEnrolled() {
    return entities
        .createQuery(
            """
            SELECT j.slug FROM Journey j
            LEFT JOIN JourneyStats n ON n.journeyId = j.id
            WHERE j.status = PUBLISHED
            ORDER BY coalesce(n.totalEnrollments, 0) DESC, j.id
            """,
            String.class)
        .setMaxResults(MOST_WARMED)
        .getResultList();
  }

  /** Returns the user ids of the highest-rated approved mentors, at most {@value #MOST_WARMED}. */
  public List<Long> highestRated() {
    return entities
        .createQuery(
            """
            SELECT m.userId FROM MentorProfile m
            WHERE m.status = APPROVED
            ORDER BY m.averageRating DESC, m.totalReviews DESC, m.userId
            """,
            Long.class)
        .setMaxResults(MOST_WARMED)
        .getResultList();
  }
}
