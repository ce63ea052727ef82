package io.groundspeed.job.desk;

import io.groundspeed.job.schedule.ScheduleChange;
import io.groundspeed.job.schedule.Schedules;
import io.groundspeed.shared.Audit;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * Changes to schedules by administrators. Every change is audited. Each method runs in a
 * transaction and throws the same exceptions as {@link Schedules}.
 */
@Stateless
@RolesAllowed("admin")
public class ScheduleControl {
  @Inject private Schedules schedules;
  @Inject private Principal caller;

  /** Creates a schedule and returns its id. */
  public long create(ScheduleChange definition) {
    long id = schedules.create(definition);
    audit("created", "schedule %d, %s".formatted(id, definition.name()));
    return id;
  }

  /** Changes a schedule, or switches it on or off. */
  public void update(long id, ScheduleChange change) {
    schedules.update(id, change);
    audit("changed", "schedule " + id);
  }

  /** Removes a schedule. Jobs that it enqueued are kept. */
  public void delete(long id) {
    schedules.delete(id);
    audit("deleted", "schedule " + id);
  }

  /**
   * Enqueues a job of a schedule immediately.
   *
   * @param user the id of the requesting user; null if unknown
   * @return the job's id
   */
  public long runNow(long id, @Nullable Long user) {
    long job = schedules.runNow(id, user);
    audit("ran", "schedule %d, as job %d".formatted(id, job));
    return job;
  }

  private void audit(String action, String target) {
    Audit.log(caller.getName(), action, target);
  }
}
