package io.groundspeed.platform.enrollment;

import io.groundspeed.platform.ReviewCompleted;
import io.groundspeed.platform.journey.Journey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Handles passed sections: the last one completes the journey and issues its certificate. Runs in
 * the caller's transaction.
 */
@ApplicationScoped
class Completion {
  @PersistenceContext private EntityManager entities;
  @Inject private Certificates certificates;
  @Inject private InstantSource time;

  /** If the section is already completed, the client finished it without waiting for the review. */
  void onReview(@Observes ReviewCompleted review) {
    SectionProgress progress = progress(review.client(), review.section());
    if (progress.status() == ProgressStatus.COMPLETED) {
      return;
    }
    if (review.accepted()) {
      accept(progress);
    } else {
      progress.answer(progress.answers(), time.instant());
    }
  }

  /** Completes a submitted section. */
  void accept(long user, long section) {
    accept(progress(user, section));
  }

  private void accept(SectionProgress progress) {
    progress.complete(time.instant());
    entities.flush();
    Journey journey = progress.section().journey();
    if (sectionsLeft(progress.userId(), journey) == 0) {
      complete(progress.userId(), journey);
    }
  }

  private SectionProgress progress(long user, long section) {
    return entities
        .createQuery(
            """
            SELECT p FROM SectionProgress p WHERE p.userId = :user AND p.section.id = :section
            """,
            SectionProgress.class)
        .setParameter("user", user)
        .setParameter("section", section)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getSingleResult();
  }

  private long sectionsLeft(long user, Journey journey) {
    return entities
        .createQuery(
            """
            SELECT count(s) FROM Section s
            WHERE s.journey = :journey
              AND NOT EXISTS (SELECT 1 FROM SectionProgress p
                               WHERE p.section = s AND p.userId = :user AND p.status = COMPLETED)
            """,
            Long.class)
        .setParameter("journey", journey)
        .setParameter("user", user)
        .getSingleResult();
  }

  private void complete(long user, Journey journey) {
    Instant now = time.instant();
    Enrollment.latest(entities, user, journey.id())
        .filter(enrollment -> enrollment.status() == EnrollmentStatus.ACTIVE)
        .ifPresent(
            enrollment -> {
              enrollment.complete(now);
              certificates.issue(user, journey.id());
            });
  }
}
