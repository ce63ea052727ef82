package io.groundspeed.platform.enrollment;

import io.groundspeed.account.Caller;
import io.groundspeed.account.activity.Activity;
import io.groundspeed.platform.journey.Journey;
import io.groundspeed.refusal.ConflictException;
import io.groundspeed.refusal.NotFoundException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The calling client's own enrollments. Users can't enroll others. */
@Stateless
@RolesAllowed("client")
public class Enrollments {
  @PersistenceContext private EntityManager entities;
  @Inject private Caller caller;
  @Inject private Activity activity;
  @Inject private Certificates certificates;
  @Inject private JourneyReads reads;
  @Inject private InstantSource time;

  /**
   * Enrolls the caller on a journey and returns the enrollment's id.
   *
   * @throws NotFoundException if no such journey is published
   * @throws ConflictException if the caller is already enrolled
   */
  public long enroll(String slug) {
    Journey journey = published(slug);
    activity.happened("journey_enrolled", caller.id(), journey.id());
    if (underWay(journey.id(), LockModeType.NONE).isPresent()) {
      throw new ConflictException("You are on this journey already.");
    }
    Enrollment enrollment = new Enrollment(caller.id(), journey, time.instant());
    entities.persist(enrollment);
    return enrollment.id();
  }

  private Journey published(String slug) {
    return entities
        .createQuery(
            "SELECT j FROM Journey j WHERE j.slug = :slug AND j.status = PUBLISHED", Journey.class)
        .setParameter("slug", slug)
        .getResultStream()
        .findFirst()
        .orElseThrow(() -> new NotFoundException("There is no journey \"" + slug + "\"."));
  }

  /**
   * Pauses the caller's enrollment. Sections can't be submitted until {@link #resume}.
   *
   * @throws ConflictException if the caller is not enrolled
   */
  public void pause(long journey) {
    mustBeUnderWay("journey_paused", journey).pause();
  }

  /**
   * Resumes the caller's paused enrollment.
   *
   * @throws ConflictException if the caller is not enrolled
   */
  public void resume(long journey) {
    mustBeUnderWay("journey_resumed", journey).resume();
  }

  /**
   * Cancels the caller's enrollment. Progress on its sections is kept.
   *
   * @throws ConflictException if the caller is not enrolled
   */
  public void leave(long journey) {
    mustBeUnderWay("journey_left", journey).cancel();
  }

  private Enrollment mustBeUnderWay(String event, long journey) {
    activity.happened(event, caller.id(), journey);
    return underWay(journey, LockModeType.PESSIMISTIC_WRITE)
        .orElseThrow(() -> new ConflictException("You are not on this journey."));
  }

  private Optional<Enrollment> underWay(long journey, LockModeType lock) {
    return entities
        .createQuery(
            """
            SELECT e FROM Enrollment e
            WHERE e.userId = :user AND e.journey.id = :journey AND e.status IN (ACTIVE, PAUSED)
            """,
            Enrollment.class)
        .setParameter("user", caller.id())
        .setParameter("journey", journey)
        .setLockMode(lock)
        .getResultStream()
        .findFirst();
  }

  /**
   * Returns the status of the caller's enrollment on a journey; empty if there is none or it was
   * cancelled.
   */
  public Optional<EnrollmentStatus> statusOn(long journey) {
    return Enrollment.latest(entities, caller.id(), journey).map(Enrollment::status);
  }

  /** Returns the caller's enrollments except cancelled ones, completed ones last. */
  public List<EnrollmentSummary> mine() {
    return reads.enrollments(caller.id());
  }

  /** Returns the caller's certificates, newest first. */
  public List<Certificate> certificates() {
    return certificates.of(caller.id());
  }
}
