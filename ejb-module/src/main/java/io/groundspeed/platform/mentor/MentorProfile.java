package io.groundspeed.platform.mentor;

import io.groundspeed.cache.life.Affecting;
import io.groundspeed.cache.life.StaleValues;
import io.groundspeed.cache.pattern.EntityRef;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A mentor's profile as shown to clients. */
@Entity
@Table(name = "mentor_profiles")
@EntityListeners(StaleValues.class)
class MentorProfile implements Affecting {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private long userId;
  private MentorStatus status = MentorStatus.PENDING;
  private @Nullable String headline;
  private @Nullable String bio;
  private double averageRating;
  private int totalReviews;
  private @Nullable Instant approvedAt;
  private Instant createdAt;
  private Instant updatedAt;

  @ManyToMany
  @JoinTable(
      name = "mentor_profile_specializations",
      joinColumns = @JoinColumn(name = "mentor_profile_id"),
      inverseJoinColumns = @JoinColumn(name = "specialization_id"))
  private Set<MentorSpecialization> specializations = new HashSet<>();

  protected MentorProfile() {}

  @Override
  public List<EntityRef> affected() {
    return List.of(EntityRef.of("mentor", userId));
  }

  /** Creates a profile that is pending approval. */
  MentorProfile(long userId, Instant createdAt) {
    this.userId = userId;
    this.createdAt = createdAt;
    this.updatedAt = createdAt;
  }

  void describe(String newHeadline, String newBio, Instant at) {
    headline = newHeadline;
    bio = newBio;
    updatedAt = at;
  }

  void specializeIn(MentorSpecialization specialization) {
    specializations.add(specialization);
  }

  void approve(Instant at) {
    become(MentorStatus.APPROVED, at);
    approvedAt = at;
  }

  void reject(Instant at) {
    become(MentorStatus.REJECTED, at);
  }

  void suspend(Instant at) {
    become(MentorStatus.SUSPENDED, at);
  }

  /**
   * @param average 0 to 5; 0 if not rated yet
   */
  void rate(double average, int reviews, Instant at) {
    averageRating = average;
    totalReviews = reviews;
    updatedAt = at;
  }

  private void become(MentorStatus next, Instant at) {
    status = status.become(next);
    updatedAt = at;
  }

  Set<MentorSpecialization> specializations() {
    return Set.copyOf(specializations);
  }

  Long id() {
    return id;
  }

  long userId() {
    return userId;
  }

  MentorStatus status() {
    return status;
  }

  @Nullable String headline() {
    return headline;
  }

  @Nullable String bio() {
    return bio;
  }

  double averageRating() {
    return averageRating;
  }

  int totalReviews() {
    return totalReviews;
  }

  @Nullable Instant approvedAt() {
    return approvedAt;
  }

  Instant createdAt() {
    return createdAt;
  }

  Instant updatedAt() {
    return updatedAt;
  }
}
