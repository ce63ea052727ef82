package io.groundspeed.platform.enrollment;

import io.groundspeed.cache.life.Affecting;
import io.groundspeed.cache.life.StaleValues;
import io.groundspeed.cache.pattern.EntityRef;
import io.groundspeed.platform.journey.Journey;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The enrollment of a user on a journey. */
@Entity
@Table(name = "user_enrollments")
@EntityListeners(StaleValues.class)
public class Enrollment implements Affecting {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private long userId;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  private Journey journey;

  private EnrollmentStatus status = EnrollmentStatus.ACTIVE;
  private Instant enrolledAt;
  private @Nullable Instant completedAt;

  protected Enrollment() {}

  @Override
  public List<EntityRef> affected() {
    return List.of(EntityRef.of("user", userId), EntityRef.of("journey_stats", journey.id()));
  }

  public Enrollment(long userId, Journey journey, Instant enrolledAt) {
    this.userId = userId;
    this.journey = journey;
    this.enrolledAt = enrolledAt;
  }

  /** Returns a user's newest enrollment on a journey, ignoring cancelled ones. */
  static Optional<Enrollment> latest(EntityManager entities, long user, long journey) {
    return entities
        .createQuery(
            """
            SELECT e FROM Enrollment e
            WHERE e.userId = :user AND e.journey.id = :journey AND e.status <> CANCELLED
            ORDER BY e.enrolledAt DESC
            """,
            Enrollment.class)
        .setParameter("user", user)
        .setParameter("journey", journey)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /**
   * Pauses an active enrollment.
   *
   * @throws io.groundspeed.shared.IllegalTransitionException if it is not active
   */
  public void pause() {
    status = status.become(EnrollmentStatus.PAUSED);
  }

  void resume() {
    status = status.become(EnrollmentStatus.ACTIVE);
  }

  /** Cancels the enrollment without completing it. */
  public void cancel() {
    status = status.become(EnrollmentStatus.CANCELLED);
  }

  /** Completes an active enrollment. */
  public void complete(Instant at) {
    status = status.become(EnrollmentStatus.COMPLETED);
    completedAt = at;
  }

  Long id() {
    return id;
  }

  long userId() {
    return userId;
  }

  Journey journey() {
    return journey;
  }

  EnrollmentStatus status() {
    return status;
  }

  Instant enrolledAt() {
    return enrolledAt;
  }

  @Nullable Instant completedAt() {
    return completedAt;
  }
}
