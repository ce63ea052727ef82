package io.groundspeed.platform.enrollment;

import io.groundspeed.account.Caller;
import io.groundspeed.platform.journey.Section;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The calling client's tasks and progress, section by section. */
@Stateless
@RolesAllowed("client")
public class Tasks {
  @PersistenceContext private EntityManager entities;
  @Inject private Caller caller;
  @Inject private JourneyReads reads;

  /**
   * Returns a section of a journey on which the caller is enrolled or which they have completed;
   * otherwise empty.
   */
  public Optional<SectionTask> task(long id) {
    Section section = entities.find(Section.class, id);
    if (section == null || !onJourney(section.journey().id())) {
      return Optional.empty();
    }
    return Optional.of(
        new SectionTask(
            id,
            section.journey().slug(),
            section.journey().title(),
            section.title(),
            section.description(),
            section.minutes(),
            statusOf(id),
            reads.sectionFields(id),
            answersTo(id),
            neighbour(section, -1),
            neighbour(section, 1)));
  }

  private boolean onJourney(long journey) {
    return Enrollment.latest(entities, caller.id(), journey).isPresent();
  }

  private ProgressStatus statusOf(long section) {
    return progress("SELECT p.status", ProgressStatus.class, section)
        .orElse(ProgressStatus.NOT_STARTED);
  }

  private Map<Long, String> answersTo(long section) {
    return Answers.fromJson(progress("SELECT p.answers", String.class, section).orElse(null));
  }

  private <T> Optional<T> progress(String select, Class<T> type, long section) {
    return entities
        .createQuery(
            select + " FROM SectionProgress p WHERE p.userId = :user AND p.section.id = :section",
            type)
        .setParameter("user", caller.id())
        .setParameter("section", section)
        .getResultList()
        .stream()
        .filter(java.util.Objects::nonNull)
        .findFirst();
  }

  private @Nullable Long neighbour(Section section, int step) {
    return entities
        .createQuery(
            "SELECT s.id FROM Section s WHERE s.journey = :journey AND s.orderIndex = :index",
            Long.class)
        .setParameter("journey", section.journey())
        .setParameter("index", section.orderIndex() + step)
        .getResultStream()
        .findFirst()
        .orElse(null);
  }

  /**
   * Returns the caller's progress on a journey, by section id. Sections that were not started are
   * missing.
   */
  public Map<Long, ProgressStatus> on(long journey) {
    return reads.progress(caller.id(), journey);
  }
}
