package io.groundspeed.platform.mentor;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** The approved mentors, whom anyone may see. */
@Stateless
@PermitAll
public class Mentors {
  private static final int AT_MOST = 6;

  @PersistenceContext private EntityManager entities;

  /** Returns the mentors who reviewed most sections of a journey, at most {@value #AT_MOST}. */
  public List<MentorCard> guiding(long journey) {
    return List.copyOf(
        entities
            .createQuery(
                """
            SELECT NEW io.groundspeed.platform.mentor.MentorCard(
                u.id, u.displayName, m.headline, m.averageRating, m.totalReviews)
            FROM SectionReview r
            JOIN Section s ON s.id = r.sectionId
            JOIN MentorProfile m ON m.userId = r.mentorId
            JOIN User u ON u.id = m.userId
            WHERE s.journey.id = :journey AND r.status = COMPLETED AND m.status = APPROVED
              AND u.disabledAt IS NULL
            GROUP BY u.id, u.displayName, m.headline, m.averageRating, m.totalReviews
            ORDER BY count(r) DESC, u.id
            """,
                MentorCard.class)
            .setParameter("journey", journey)
            .setMaxResults(AT_MOST)
            .getResultList());
  }

  /** Returns all approved mentors, highest rated first. */
  public List<MentorCard> all() {
    return List.copyOf(
        entities
            .createQuery(
                """
            SELECT NEW io.groundspeed.platform.mentor.MentorCard(
                u.id, u.displayName, m.headline, m.averageRating, m.totalReviews)
            FROM MentorProfile m
            JOIN User u ON u.id = m.userId
            WHERE m.status = APPROVED AND u.disabledAt IS NULL
            ORDER BY m.averageRating DESC, m.totalReviews DESC, u.id
            """,
                MentorCard.class)
            .getResultList());
  }

  /**
   * Returns an approved mentor; empty if there is none.
   *
   * @param id of the user
   */
  public Optional<MentorDetail> mentor(long id) {
    return entities
        .createQuery(
            """
            SELECT m FROM MentorProfile m
            JOIN User u ON u.id = m.userId
            WHERE m.userId = :id AND m.status = APPROVED AND u.disabledAt IS NULL
            """,
            MentorProfile.class)
        .setParameter("id", id)
        .getResultStream()
        .findFirst()
        .map(this::inFull);
  }

  private MentorDetail inFull(MentorProfile profile) {
    return new MentorDetail(
        profile.userId(),
        nameOf(profile.userId()),
        profile.headline(),
        profile.bio(),
        profile.specializations().stream().map(MentorSpecialization::name).sorted().toList(),
        numbersOf(profile.userId()));
  }

  private String nameOf(long user) {
    return entities
        .createQuery("SELECT u.displayName FROM User u WHERE u.id = :id", String.class)
        .setParameter("id", user)
        .getSingleResult();
  }

  /** Returns the metrics of a mentor, as last computed. */
  public MentorNumbers numbersOf(long user) {
    return entities
        .createQuery(
            """
            SELECT NEW io.groundspeed.platform.mentor.MentorNumbers(
                n.completedReviews, n.totalClients, n.activeClients, n.avgReviewTimeHours,
                n.avgRating)
            FROM MentorStats n
            WHERE n.mentorUserId = :id
            """,
            MentorNumbers.class)
        .setParameter("id", user)
        .getResultStream()
        .findFirst()
        .orElse(MentorNumbers.NONE);
  }
}
