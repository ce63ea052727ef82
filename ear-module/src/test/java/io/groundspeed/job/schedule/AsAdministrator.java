package io.groundspeed.job.schedule;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Performs operations on schedules in the role that is allowed to. */
@Stateless
@RunAs("admin")
@PermitAll
public class AsAdministrator {
  @Inject private Schedules schedules;

  public long create(ScheduleChange definition) {
    return schedules.create(definition);
  }

  public void update(long id, ScheduleChange change) {
    schedules.update(id, change);
  }

  public long runNow(long id) {
    return schedules.runNow(id, null);
  }

  /** Returns the schedule, null if there is none. */
  public ScheduleSummary find(long id) {
    return schedules.find(id).orElse(null);
  }
}
