package io.groundspeed.web.jobs;

import io.groundspeed.job.schedule.ScheduleChange;
import io.groundspeed.job.schedule.Schedules;
import io.groundspeed.platform.user.Caller;
import io.groundspeed.shared.Audit;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.security.Principal;

/** What administrators do to schedules, audited; throws what {@link Schedules} throws. */
@RequestScoped
public class ScheduleControl {
  @Inject private Schedules schedules;
  @Inject private Caller caller;
  @Inject private Principal principal;

  long create(ScheduleChange definition) {
    long id = schedules.create(definition);
    audit("created", "schedule %d, %s".formatted(id, definition.name()));
    return id;
  }

  void update(long id, ScheduleChange change) {
    schedules.update(id, change);
    audit("changed", "schedule " + id);
  }

  /** Returns the id of the job that was enqueued. */
  long runNow(long id) {
    long job = schedules.runNow(id, caller.id());
    audit("ran", "schedule %d, as job %d".formatted(id, job));
    return job;
  }

  private void audit(String action, String target) {
    Audit.log(principal.getName(), action, target);
  }
}
