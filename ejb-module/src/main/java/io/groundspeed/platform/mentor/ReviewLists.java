package io.groundspeed.platform.mentor;

import io.groundspeed.account.Caller;
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
  @Inject private ReviewReads reads;

  /** Returns the newest reviews that the calling client requested, at most {@value #AT_MOST}. */
  @RolesAllowed("client")
  public List<ClientReview> asked() {
    return reads.reviews(caller.id());
  }

  /** Returns how many completed reviews the calling client has not seen. */
  @RolesAllowed("client")
  public long unread() {
    return reads.unread(caller.id());
  }

  /**
   * Returns the reviews waiting for the calling mentor or for any mentor, longest wait first, at
   * most {@value #AT_MOST}.
   */
  @RolesAllowed("mentor")
  public List<MentorReview> toClaim() {
    return mentorReviews(
        "r.status = PENDING AND (r.mentorId IS NULL OR r.mentorId = :mentor)", "r.createdAt");
  }

  /**
   * Returns the reviews claimed by the calling mentor, earliest claim first, at most {@value
   * #AT_MOST}.
   */
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
