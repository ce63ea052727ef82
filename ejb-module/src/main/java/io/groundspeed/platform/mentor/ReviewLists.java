package io.groundspeed.platform.mentor;

import io.groundspeed.platform.user.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** The reviews that concern the caller. */
@Stateless
public class ReviewLists {
  private static final int AT_MOST = 50;

  @PersistenceContext private EntityManager entities;
  @Inject private Caller caller;

  /** Returns the newest reviews that the calling client asked for, at most {@value #AT_MOST}. */
  @RolesAllowed("client")
  public List<ClientReview> asked() {
    return entities
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
        .setParameter("client", caller.id())
        .setMaxResults(AT_MOST)
        .getResultList();
  }

  /** Returns how many completed reviews the calling client has not seen. */
  @RolesAllowed("client")
  public long unread() {
    return entities
        .createQuery(
            """
            SELECT count(r) FROM SectionReview r
            WHERE r.clientId = :client AND r.status = COMPLETED AND r.clientSeenAt IS NULL
            """,
            Long.class)
        .setParameter("client", caller.id())
        .getSingleResult();
  }

  /**
   * Returns what waits for the calling mentor or for any, longest first, at most {@value #AT_MOST}.
   */
  @RolesAllowed("mentor")
  public List<MentorReview> toClaim() {
    return mentorReviews(
        "r.status = PENDING AND (r.mentorId IS NULL OR r.mentorId = :mentor)", "r.createdAt");
  }

  /** Returns what the calling mentor has claimed, longest first, at most {@value #AT_MOST}. */
  @RolesAllowed("mentor")
  public List<MentorReview> claimed() {
    return mentorReviews("r.status = CLAIMED AND r.mentorId = :mentor", "r.claimedAt");
  }

  private List<MentorReview> mentorReviews(String condition, String order) {
    return entities
        .createQuery(
            """
            SELECT NEW io.groundspeed.platform.mentor.MentorReview(
                r.id, u.displayName, s.title, s.description, j.title, r.fee, r.createdAt,
                r.claimedAt, p.answers)
            FROM SectionReview r
            JOIN Section s ON s.id = r.sectionId
            JOIN Journey j ON j = s.journey
            JOIN User u ON u.id = r.clientId
            LEFT JOIN SectionProgress p ON p.userId = r.clientId AND p.section = s
            WHERE %s
            ORDER BY %s
            """
                .formatted(condition, order),
            MentorReview.class)
        .setParameter("mentor", caller.id())
        .setMaxResults(AT_MOST)
        .getResultList();
  }
}
