package io.groundspeed.web.jobs;

import io.groundspeed.format.Format;
import io.groundspeed.job.schedule.Misfire;
import io.groundspeed.job.schedule.ScheduleChange;
import io.groundspeed.job.schedule.ScheduleSummary;
import io.groundspeed.job.schedule.Schedules;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The form that changes the open schedule: it begins with what the schedule is. */
@Named("scheduleEdit")
@RequestScoped
public class ScheduleEdit {
  @Inject private ScheduleActions actions;
  @Inject private Schedules schedules;
  @Inject private JobsScreen screen;

  private String name;
  private String cron;
  private String zone;
  private String payload;
  private String overlap;
  private String misfire;

  /** Saves the form. */
  public void save() {
    actions.save(
        new ScheduleChange(
            name,
            null,
            cron,
            zone,
            payload,
            "skip".equals(misfire) ? Misfire.SKIP : Misfire.COALESCE,
            ScheduleActions.overlap(overlap),
            null));
  }

  private ScheduleSummary open() {
    return screen.getOpenSchedule();
  }

  /** Returns what the expression means, as it is typed. */
  public String getWords() {
    return ScheduleActions.words(schedules, getCron(), getZone());
  }

  public String getName() {
    return name == null ? open().name() : name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getCron() {
    return cron == null ? open().schedule() : cron;
  }

  public void setCron(String cron) {
    this.cron = cron;
  }

  public String getZone() {
    return zone == null ? open().timeZone() : zone;
  }

  public void setZone(String zone) {
    this.zone = zone;
  }

  public String getPayload() {
    return payload == null ? open().payload() : payload;
  }

  public void setPayload(String payload) {
    this.payload = payload;
  }

  public String getOverlap() {
    return overlap == null ? Format.word(open().overlap()) : overlap;
  }

  public void setOverlap(String overlap) {
    this.overlap = overlap;
  }

  public String getMisfire() {
    return misfire == null ? Format.word(open().misfire()) : misfire;
  }

  public void setMisfire(String misfire) {
    this.misfire = misfire;
  }
}
