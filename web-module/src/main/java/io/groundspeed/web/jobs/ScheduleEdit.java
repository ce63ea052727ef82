package io.groundspeed.web.jobs;

import io.groundspeed.format.Format;
import io.groundspeed.job.schedule.Misfire;
import io.groundspeed.job.schedule.ScheduleChange;
import io.groundspeed.job.schedule.ScheduleSummary;
import io.groundspeed.job.schedule.Schedules;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The form that changes the open schedule, filled with its current values. */
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

  /** Saves the form; {@link ScheduleActions} holds the result. */
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

  /** Describes the cron expression while it is typed, or why it is invalid. */
  public String getWords() {
    return ScheduleActions.words(schedules, getCron(), getZone());
  }

  /** Returns the name as entered, or the current one. */
  public String getName() {
    return name == null ? open().name() : name;
  }

  /** Sets the name as entered. */
  public void setName(String name) {
    this.name = name;
  }

  /** Returns the cron expression as entered, or the current one. */
  public String getCron() {
    return cron == null ? open().schedule() : cron;
  }

  /** Sets the cron expression as entered. */
  public void setCron(String cron) {
    this.cron = cron;
  }

  /** Returns the time zone as entered, or the current one. */
  public String getZone() {
    return zone == null ? open().timeZone() : zone;
  }

  /** Sets the time zone as entered. */
  public void setZone(String zone) {
    this.zone = zone;
  }

  /** Returns the payload as entered, or the current one. */
  public String getPayload() {
    return payload == null ? open().payload() : payload;
  }

  /** Sets the payload as entered. */
  public void setPayload(String payload) {
    this.payload = payload;
  }

  /** Returns the rule for overlapping jobs as entered, or the current one. */
  public String getOverlap() {
    return overlap == null ? Format.word(open().overlap()) : overlap;
  }

  /** Sets the rule for overlapping jobs as entered. */
  public void setOverlap(String overlap) {
    this.overlap = overlap;
  }

  /** Returns the rule for missed runs as entered, or the current one. */
  public String getMisfire() {
    return misfire == null ? Format.word(open().misfire()) : misfire;
  }

  /** Sets the rule for missed runs as entered. */
  public void setMisfire(String misfire) {
    this.misfire = misfire;
  }
}
