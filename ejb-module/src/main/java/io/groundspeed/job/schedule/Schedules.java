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
import org.jspecify.annotations.Nullable;

/**
 * Schedules, for administrators. Every method joins the caller's transaction. Screens and resources
 * make changes through {@link io.groundspeed.job.desk.ScheduleControl}, which audits them.
 */
@Stateless
@RolesAllowed("admin")
public class Schedules {
  @PersistenceContext private EntityManager entities;
  @Inject private JobQueue jobs;
  @Inject private JobTypes types;

  /** Returns all schedules by name. */
  public List<ScheduleSummary> list() {
    return book().list();
  }

  /** Returns a schedule; empty if there is none with this id. */
  public Optional<ScheduleSummary> find(long id) {
    return book().find(id);
  }

  /**
   * Returns the meaning of an expression.
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
   * Changes a schedule, or switches it on or off. A changed expression or time zone takes effect
   * now, as does switching it on: fire times missed while it was off are not run.
   *
   * @throws InvalidSchedule naming the field and the reason
   * @throws UnknownSchedule if there is no such schedule
   */
  public void update(long id, ScheduleChange change) {
    book().update(id, change);
  }

  /**
   * Removes a schedule. Jobs that it enqueued are kept.
   *
   * @throws UnknownSchedule if there is no such schedule
   */
  public void delete(long id) {
    book().delete(id);
  }

  /** Returns the job types that a schedule may have. */
  public Set<String> types() {
    return types.names();
  }

  /**
   * Enqueues a job of a schedule immediately, whether the schedule is on or off. The next fire time
   * is unchanged.
   *
   * @param user the id of the requesting user, or null
   * @return the job's id
   * @throws UnknownSchedule if there is no such schedule
   */
  public long runNow(long id, @Nullable Long user) {
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
