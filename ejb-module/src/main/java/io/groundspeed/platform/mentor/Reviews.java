package io.groundspeed.platform.mentor;

import io.groundspeed.account.Caller;
import io.groundspeed.account.activity.Activity;
import io.groundspeed.platform.ReviewCompleted;
import io.groundspeed.platform.enrollment.Progress;
import io.groundspeed.refusal.ConflictException;
import io.groundspeed.refusal.NotFoundException;
import io.groundspeed.refusal.NotYoursException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All changes to reviews: clients request and read them, mentors claim and complete them. Users can
 * change only their own reviews.
 */
@Stateless
public class Reviews {
  @PersistenceContext private EntityManager entities;
  @Inject private Caller caller;
  @Inject private Activity activity;
  @Inject private Progress progress;
  @Inject private Event<ReviewCompleted> completed;
  @Inject private InstantSource time;

  /**
   * Submits a section, unless it is already submitted, and requests a review of it. Returns the
   * review's id.
   *
   * @param answers by field id; null keeps the stored ones
   * @throws NotFoundException if there is no such section
   * @throws NotYoursException if the caller is not enrolled on its journey
   * @throws ConflictException if a review of it is in progress, or the enrollment is not active
   */
  @RolesAllowed("client")
  public long request(long section, @Nullable Map<Long, String> answers) {
    progress.handIn(section, answers);
    if (underWay(section) > 0) {
      throw new ConflictException("A review of this section is under way already.");
    }
    SectionReview review = new SectionReview(section, caller.id(), feeOf(section), time.instant());
    entities.persist(review);
    return review.id();
  }

  private long underWay(long section) {
    return entities
        .createQuery(
            """
            SELECT count(r) FROM SectionReview r
            WHERE r.sectionId = :section AND r.clientId = :client AND r.status <> COMPLETED
            """,
            Long.class)
        .setParameter("section", section)
        .setParameter("client", caller.id())
        .getSingleResult();
  }

  private BigDecimal feeOf(long section) {
    return entities
        .createQuery(
            "SELECT s.journey.reviewFee FROM Section s WHERE s.id = :section", BigDecimal.class)
        .setParameter("section", section)
        .getSingleResult();
  }

  /**
   * Records that the calling client has seen their completed review. Only the first time counts.
   *
   * @throws NotFoundException if it does not exist or is not the caller's
   */
  @RolesAllowed("client")
  public void seen(long review) {
    ofCallingClient(review).seenByClient(time.instant());
  }

  /**
   * Rates a completed review.
   *
   * @param stars 1 to 5
   * @throws NotFoundException if it does not exist or is not the caller's
   * @throws ConflictException if it is not completed yet
   */
  @RolesAllowed("client")
  public void rate(long review, int stars) {
    SectionReview rated = ofCallingClient(review);
    if (rated.status() != ReviewStatus.COMPLETED) {
      throw new ConflictException("The review is not completed yet.");
    }
    rated.rate(stars);
    rated.seenByClient(time.instant());
  }

  private SectionReview ofCallingClient(long id) {
    SectionReview review = locked(id);
    if (review.clientId() != caller.id()) {
      throw missing();
    }
    return review;
  }

  /**
   * Claims a waiting review.
   *
   * @throws NotFoundException if there is none, or it waits for another mentor
   * @throws NotYoursException if the caller is not approved
   * @throws io.groundspeed.shared.IllegalTransitionException if it is no longer waiting
   */
  @RolesAllowed("mentor")
  public void claim(long id) {
    activity.happened("review_claimed", caller.id(), null);
    if (!isApproved()) {
      throw new NotYoursException("Your profile must be approved before you review.");
    }
    SectionReview review = locked(id);
    if (review.status() == ReviewStatus.PENDING
        && review.mentorId() != null
        && review.mentorId() != caller.id()) {
      throw missing();
    }
    review.claim(caller.id(), time.instant());
  }

  private boolean isApproved() {
    return entities
            .createQuery(
                """
                SELECT count(m) FROM MentorProfile m WHERE m.userId = :user AND m.status = APPROVED
                """,
                Long.class)
            .setParameter("user", caller.id())
            .getSingleResult()
        > 0;
  }

  /**
   * Releases a claimed review, so that another mentor can claim it.
   *
   * @throws NotFoundException if it does not exist or another mentor claimed it
   * @throws NotYoursException if it is not claimed
   */
  @RolesAllowed("mentor")
  public void release(long id) {
    activity.happened("review_released", caller.id(), null);
    claimedByCaller(id).release();
  }

  /**
   * Completes a review that the caller claimed.
   *
   * @param accepted true if the section is passed; false if the client has to continue it
   * @throws NotFoundException if it does not exist or another mentor claimed it
   * @throws NotYoursException if it is not claimed
   */
  @RolesAllowed("mentor")
  public void complete(long id, @Nullable String comment, boolean accepted) {
    activity.happened("review_completed", caller.id(), null);
    SectionReview review = claimedByCaller(id);
    review.complete(comment, accepted, time.instant());
    completed.fire(new ReviewCompleted(review.clientId(), review.sectionId(), accepted));
  }

  private SectionReview claimedByCaller(long id) {
    SectionReview review = locked(id);
    if (review.mentorId() == null) { // every mentor sees it in the list of waiting reviews
      throw new NotYoursException("Only the mentor who claimed the review may do that.");
    }
    if (review.mentorId() != caller.id()) {
      throw missing();
    }
    return review;
  }

  private SectionReview locked(long id) {
    SectionReview review = entities.find(SectionReview.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (review == null) {
      throw missing();
    }
    return review;
  }

  /** Another user's review is reported as not found. */
  private static NotFoundException missing() {
    return new NotFoundException("There is no such review.");
  }
}
