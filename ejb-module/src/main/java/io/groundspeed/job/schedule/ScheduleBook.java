package io.groundspeed.job.schedule;

import io.groundspeed.job.JobStatus;
import io.groundspeed.job.NewJob;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Reads and changes schedules, in the transaction of an entity manager. */
final class ScheduleBook {
  private static final String SUMMARIES =
      """
      SELECT s, j.status, j.errorMessage
      FROM ScheduledJob s LEFT JOIN BackgroundJob j ON j.id = s.lastJobId
      """;

  private final EntityManager entities;
  private final Consumer<NewJob> types;

  /**
   * @param types rejects a job of an unknown type, or with a payload that its handler can't read
   */
  ScheduleBook(EntityManager entities, Consumer<NewJob> types) {
    this.entities = entities;
    this.types = types;
  }

  List<ScheduleSummary> list() {
    Instant now = now();
    return entities
        .createQuery(SUMMARIES + "ORDER BY s.name", Object[].class)
        .getResultStream()
        .map(row -> summary(row, now))
        .toList();
  }

  Optional<ScheduleSummary> find(long id) {
    Instant now = now();
    return entities
        .createQuery(SUMMARIES + "WHERE s.id = :id", Object[].class)
        .setParameter("id", id)
        .getResultStream()
        .map(row -> summary(row, now))
        .findFirst();
  }

  private static ScheduleSummary summary(Object[] row, Instant now) {
    return ScheduleSummary.of((ScheduledJob) row[0], (JobStatus) row[1], (String) row[2], now);
  }

  SchedulePreview preview(String schedule, String timeZone) {
    return SchedulePreview.of(schedule, timeZone, now());
  }

  long create(ScheduleChange definition) {
    ScheduledJob created = new ScheduledJob(definition, now(), types);
    requireFreeName(created.name(), 0);
    entities.persist(created);
    return created.id();
  }

  void update(long id, ScheduleChange change) {
    ScheduledJob changed = locked(id);
    if (change.name() != null) {
      requireFreeName(change.name(), id);
    }
    changed.change(change, now(), types);
    entities.flush();
  }

  void delete(long id) {
    entities.remove(locked(id));
    entities.flush();
  }

  long runNow(long id, @Nullable Long user, ToLongFunction<NewJob> queue) {
    ScheduledJob run = locked(id);
    long job = queue.applyAsLong(run.job(user));
    run.ranBetween(job, now());
    return job;
  }

  /**
   * Locks the row, so that this change and a node that fires the schedule don't overwrite each
   * other.
   */
  private ScheduledJob locked(long id) {
    ScheduledJob found = entities.find(ScheduledJob.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (found == null) {
      throw new UnknownSchedule(id);
    }
    return found;
  }

  private void requireFreeName(String name, long id) {
    long others =
        entities
            .createQuery(
                "SELECT count(s) FROM ScheduledJob s WHERE s.name = :name AND s.id <> :id",
                Long.class)
            .setParameter("name", name)
            .setParameter("id", id)
            .getSingleResult();
    if (others > 0) {
      throw new InvalidSchedule("name", "is the name of another schedule");
    }
  }

  private Instant now() {
    return (Instant)
        entities.createNativeQuery("SELECT groundspeed.clock()", Instant.class).getSingleResult();
  }
}
