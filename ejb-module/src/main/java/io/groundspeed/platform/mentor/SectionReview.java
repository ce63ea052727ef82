package io.groundspeed.platform.mentor;

import io.groundspeed.cache.life.Affecting;
import io.groundspeed.cache.life.StaleValues;
import io.groundspeed.cache.pattern.EntityRef;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A mentor's review of a client's work on a section. */
@Entity
@Table(name = "section_reviews")
@EntityListeners(StaleValues.class)
class SectionReview implements Affecting {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private long sectionId;
  private long clientId;
  private @Nullable Long mentorId;
  private ReviewStatus status = ReviewStatus.PENDING;
  private BigDecimal fee;
  private @Nullable String feedback;
  private @Nullable Boolean accepted;
  private @Nullable Integer clientRating;
  private Instant createdAt;
  private @Nullable Instant claimedAt;
  private @Nullable Instant completedAt;
  private @Nullable Instant clientSeenAt;

  /** The previous mentor, whose metrics change too when the review is released. */
  @Transient private @Nullable Long formerMentorId;

  protected SectionReview() {}

  @Override
  public List<EntityRef> affected() {
    return Stream.of(mentorId, formerMentorId)
        .filter(Objects::nonNull)
        .map(mentor -> EntityRef.of("mentor_stats", mentor))
        .collect(
            Collectors.toCollection(
                () -> new ArrayList<>(List.of(EntityRef.of("user", clientId)))));
  }

  /** Creates a review that is waiting for a mentor. */
  SectionReview(long sectionId, long clientId, BigDecimal fee, Instant createdAt) {
    this.sectionId = sectionId;
    this.clientId = clientId;
    this.fee = fee;
    this.createdAt = createdAt;
  }

  /** Requests a specific mentor, who still has to claim the review. */
  void assignTo(long mentor) {
    mentorId = mentor;
  }

  /**
   * Assigns a waiting review to a mentor.
   *
   * @throws io.groundspeed.shared.IllegalTransitionException if it is no longer waiting
   */
  public void claim(long mentor, Instant at) {
    status = status.become(ReviewStatus.CLAIMED);
    mentorId = mentor;
    claimedAt = at;
  }

  /** Releases the review, so that another mentor can claim it. */
  void release() {
    status = status.become(ReviewStatus.PENDING);
    formerMentorId = mentorId;
    mentorId = null;
    claimedAt = null;
  }

  /**
   * Completes the review.
   *
   * @param passed true if the section is passed; false if the client has to continue it
   */
  public void complete(@Nullable String text, boolean passed, Instant at) {
    status = status.become(ReviewStatus.COMPLETED);
    feedback = text;
    accepted = passed;
    completedAt = at;
  }

  /** Records that the client saw the completed review. Only the first time counts. */
  void seenByClient(Instant at) {
    if (clientSeenAt == null && status == ReviewStatus.COMPLETED) {
      clientSeenAt = at;
    }
  }

  /**
   * @param stars 1 to 5
   */
  void rate(int stars) {
    clientRating = stars;
  }

  Long id() {
    return id;
  }

  long sectionId() {
    return sectionId;
  }

  long clientId() {
    return clientId;
  }

  @Nullable Long mentorId() {
    return mentorId;
  }

  ReviewStatus status() {
    return status;
  }

  BigDecimal fee() {
    return fee;
  }

  @Nullable String feedback() {
    return feedback;
  }

  /** Null until the review is completed. */
  @Nullable Boolean accepted() {
    return accepted;
  }

  @Nullable Integer clientRating() {
    return clientRating;
  }

  Instant createdAt() {
    return createdAt;
  }

  @Nullable Instant claimedAt() {
    return claimedAt;
  }

  @Nullable Instant completedAt() {
    return completedAt;
  }

  @Nullable Instant clientSeenAt() {
    return clientSeenAt;
  }
}
