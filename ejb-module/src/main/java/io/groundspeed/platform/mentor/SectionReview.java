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

/** A mentor's review of what a client did in a section. */
@Entity
@Table(name = "section_reviews")
@EntityListeners(StaleValues.class)
class SectionReview implements Affecting {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private long sectionId;
  private long clientId;
  private Long mentorId;
  private ReviewStatus status = ReviewStatus.PENDING;
  private BigDecimal fee;
  private String feedback;
  private Boolean accepted;
  private Integer clientRating;
  private Instant createdAt;
  private Instant claimedAt;
  private Instant completedAt;
  private Instant clientSeenAt;

  /** Whose figures change too, when it changes hands. */
  @Transient private Long formerMentorId;

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

  /** A review that waits for a mentor. */
  SectionReview(long sectionId, long clientId, BigDecimal fee, Instant createdAt) {
    this.sectionId = sectionId;
    this.clientId = clientId;
    this.fee = fee;
    this.createdAt = createdAt;
  }

  /** Asks one mentor in particular, who has still to claim it. */
  void assignTo(long mentor) {
    mentorId = mentor;
  }

  /** Assigns a waiting review to a mentor. */
  public void claim(long mentor, Instant at) {
    status = status.become(ReviewStatus.CLAIMED);
    mentorId = mentor;
    claimedAt = at;
  }

  /** Gives the review back, for another mentor to claim. */
  void release() {
    status = status.become(ReviewStatus.PENDING);
    formerMentorId = mentorId;
    mentorId = null;
    claimedAt = null;
  }

  /**
   * @param passed whether the section is done, or the client has to go on with it
   */
  public void complete(String text, boolean passed, Instant at) {
    status = status.become(ReviewStatus.COMPLETED);
    feedback = text;
    accepted = passed;
    completedAt = at;
  }

  /** Notes that the client saw the completed review; the first time counts. */
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

  Long mentorId() {
    return mentorId;
  }

  ReviewStatus status() {
    return status;
  }

  BigDecimal fee() {
    return fee;
  }

  String feedback() {
    return feedback;
  }

  /** Null until the review is completed. */
  Boolean accepted() {
    return accepted;
  }

  Integer clientRating() {
    return clientRating;
  }

  Instant createdAt() {
    return createdAt;
  }

  Instant claimedAt() {
    return claimedAt;
  }

  Instant completedAt() {
    return completedAt;
  }

  Instant clientSeenAt() {
    return clientSeenAt;
  }
}
