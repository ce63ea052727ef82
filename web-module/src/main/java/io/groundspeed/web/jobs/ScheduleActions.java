package io.groundspeed.web.jobs;

import io.groundspeed.job.desk.ScheduleControl;
import io.groundspeed.job.schedule.InvalidSchedule;
import io.groundspeed.job.schedule.ScheduleChange;
import io.groundspeed.job.schedule.UnknownSchedule;
import io.groundspeed.platform.user.Caller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** What the forms about schedules do, and what came of it. */
@Named("scheduleActions")
@RequestScoped
public class ScheduleActions {
  @Inject private ScheduleControl control;
  @Inject private Caller caller;
  @Inject private JobsScreen screen;

  private String name;
  private String type;
  private String cron;
  private String zone = "UTC";
  private String payload = "{}";
  private String done;
  private String refused;

  /** Creates the schedule that the form describes. */
  public void create() {
    attempt(
        () -> {
          control.create(new ScheduleChange(name, type, cron, zone, payload, null, null));
          done = name + " is created.";
          name = null;
          type = null;
          cron = null;
        });
  }

  /** Switches the open schedule on or off. */
  public void turn(boolean on) {
    attempt(
        () -> {
          control.update(screen.getOpenSchedule().id(), ScheduleChange.ofActive(on));
          done = screen.getOpenSchedule().name() + (on ? " is on." : " is off.");
        });
  }

  /** Enqueues a job of the open schedule at once. */
  public void runNow() {
    attempt(
        () -> {
          long job = control.runNow(screen.getOpenSchedule().id(), caller.id());
          done = "Job %d of %s waits for its turn.".formatted(job, screen.getOpenSchedule().name());
        });
  }

  private void attempt(Runnable action) {
    try {
      action.run();
    } catch (InvalidSchedule | UnknownSchedule e) {
      refused = e.getMessage();
    }
    screen.reread();
  }

  public String getDone() {
    return done;
  }

  public String getRefused() {
    return refused;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getType() {
    return type;
  }

  public void setType(String type) {
    this.type = type;
  }

  public String getCron() {
    return cron;
  }

  public void setCron(String cron) {
    this.cron = cron;
  }

  public String getZone() {
    return zone;
  }

  public void setZone(String zone) {
    this.zone = zone;
  }

  public String getPayload() {
    return payload;
  }

  public void setPayload(String payload) {
    this.payload = payload;
  }
}
