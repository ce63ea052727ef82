package io.groundspeed.job.schedule;

import io.groundspeed.job.JobQueue;
import io.groundspeed.job.JobTypes;
import io.groundspeed.job.NewJob;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What administrators read and change of schedules. Every method joins the caller's transaction.
 * Screens and resources change them through {@link io.groundspeed.job.desk.ScheduleControl}, which
 * audits.
 */
@Stateless
@RolesAllowed("admin")
public class Schedules {
  @PersistenceContext private EntityManager entities;
  @Inject private JobQueue jobs;
  @Inject private JobTypes types;

  /** Returns all of them by name. */
  public List<ScheduleSummary> list() {
    return book().list();
  }

  /** Returns one of them. */
  public Optional<ScheduleSummary> find(long id) {
    return book().find(id);
  }

  /**
   * Returns what an expression means.
   *
   * @throws InvalidSchedule naming {@code schedule} or {@code timeZone}, and the reason
   */
  public SchedulePreview preview(String schedule, String timeZone) {
    return book().preview(schedule, timeZone);
  }

  /**
   * Creates a schedule.
   *
   * @return its id
   * @throws InvalidSchedule naming the field and the reason
   */
  public long create(ScheduleChange definition) {
    return book().create(definition);
  }

  /**
   * Changes a schedule, or switches it on or off. A changed expression or zone counts from now; so
   * does a schedule that is switched on: what it missed while off is not made up for.
   *
   * @throws InvalidSchedule naming the field and the reason
   * @throws UnknownSchedule if there is none
   */
  public void update(long id, ScheduleChange change) {
    book().update(id, change);
  }

  /**
   * Removes a schedule. Jobs that it made stay.
   *
   * @throws UnknownSchedule if there is none
   */
  public void delete(long id) {
    book().delete(id);
  }

  /** Returns the types that a schedule may have. */
  public Set<String> types() {
    return types.names();
  }

  /**
   * Enqueues a job of a schedule at once, on or off; when it fires next stays as it is.
   *
   * @param user who asked for it, or null
   * @return the job's id
   * @throws UnknownSchedule if there is none
   */
  public long runNow(long id, Long user) {
    return book().runNow(id, user, jobs::enqueue);
  }

  private ScheduleBook book() {
    return new ScheduleBook(entities, this::check);
  }

  private void check(NewJob job) {
    if (!types.names().contains(job.type())) {
      throw new InvalidSchedule(
          "type", "must be one of %s".formatted(String.join(", ", types.names())));
    }
    types.check(job);
  }
}
