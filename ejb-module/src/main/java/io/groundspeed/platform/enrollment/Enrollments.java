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

/** The calling client's own enrollments; nobody enrolls anyone else. */
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
   * Sets out on a journey, and returns the enrollment's id.
   *
   * @throws NotFoundException where no such journey is published
   * @throws ConflictException if the caller is on it already
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

  /** Rests; sections cannot be handed in until {@link #resume}. */
  public void pause(long journey) {
    mustBeUnderWay("journey_paused", journey).pause();
  }

  /** Continues the caller's paused enrollment. */
  public void resume(long journey) {
    mustBeUnderWay("journey_resumed", journey).resume();
  }

  /** Leaves the journey; what was done of its sections is kept. */
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

  /** Returns where the caller is on a journey, empty unless he is on it or has completed it. */
  public Optional<EnrollmentStatus> statusOn(long journey) {
    return Enrollment.latest(entities, caller.id(), journey).map(Enrollment::status);
  }

  /** Returns the caller's enrollments but those he left, what is under way first. */
  public List<EnrollmentSummary> mine() {
    return reads.enrollments(caller.id());
  }

  /** Returns the caller's certificates, newest first. */
  public List<Certificate> certificates() {
    return certificates.of(caller.id());
  }
}
