package io.groundspeed.platform.enrollment;

import io.groundspeed.account.Caller;
import io.groundspeed.account.activity.Activity;
import io.groundspeed.platform.journey.Journey;
import io.groundspeed.platform.journey.JourneyStatus;
import io.groundspeed.platform.journey.Section;
import io.groundspeed.refusal.ConflictException;
import io.groundspeed.refusal.NotFoundException;
import io.groundspeed.refusal.NotYoursException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The calling client's work on the sections of their journeys. */
@Stateless
@RolesAllowed("client")
public class Progress {
  @PersistenceContext private EntityManager entities;
  @Inject private Caller caller;
  @Inject private Activity activity;
  @Inject private Completion completion;
  @Inject private InstantSource time;

  /**
   * Submits a section. Has no effect if it is already submitted.
   *
   * @param answers by field id; null keeps the stored ones
   * @throws NotFoundException if there is no such section
   * @throws NotYoursException if the caller is not enrolled on its journey
   * @throws ConflictException if the enrollment is not active
   */
  public void handIn(long section, @Nullable Map<Long, String> answers) {
    SectionProgress progress = own(section, "section_submitted");
    if (progress.status() != ProgressStatus.SUBMITTED) {
      if (answers != null) {
        progress.answer(Answers.toJson(answers), time.instant());
      }
      progress.submit(time.instant());
    }
  }

  /**
   * Submits a section and completes it without a review. Throws the same exceptions as {@link
   * #handIn}.
   */
  public void finish(long section, Map<Long, String> answers) {
    handIn(section, answers);
    completion.accept(caller.id(), section);
  }

  /** Returns the caller's progress, locked; creates it if there is none. */
  private SectionProgress own(long id, String event) {
    Section section = entities.find(Section.class, id);
    if (section == null) {
      throw missing();
    }
    activity.happened(event, caller.id(), section.journey().id());
    requireActive(section.journey());
    return find(id, LockModeType.PESSIMISTIC_WRITE)
        .orElseGet(
            () -> {
              SectionProgress fresh = new SectionProgress(caller.id(), section, time.instant());
              entities.persist(fresh);
              return fresh;
            });
  }

  private static NotFoundException missing() {
    return new NotFoundException("There is no such section.");
  }

  /** The existence of sections of unpublished journeys is not revealed. */
  private void requireActive(Journey journey) {
    EnrollmentStatus status =
        Enrollment.latest(entities, caller.id(), journey.id())
            .map(Enrollment::status)
            .orElseThrow(
                () ->
                    journey.status() == JourneyStatus.PUBLISHED
                        ? new NotYoursException("Enroll on the journey first.")
                        : missing());
    if (status != EnrollmentStatus.ACTIVE) {
      throw new ConflictException(
          "Your journey is " + status.name().toLowerCase(Locale.ROOT) + ".");
    }
  }

  private Optional<SectionProgress> find(long section, LockModeType lock) {
    return entities
        .createQuery(
            """
            SELECT p FROM SectionProgress p WHERE p.userId = :user AND p.section.id = :section
            """,
            SectionProgress.class)
        .setParameter("user", caller.id())
        .setParameter("section", section)
        .setLockMode(lock)
        .getResultStream()
        .findFirst();
  }
}
