package io.groundspeed.web.jobs;

import io.groundspeed.account.Caller;
import io.groundspeed.format.Format;
import io.groundspeed.job.desk.ScheduleControl;
import io.groundspeed.job.schedule.InvalidSchedule;
import io.groundspeed.job.schedule.Overlap;
import io.groundspeed.job.schedule.ScheduleChange;
import io.groundspeed.job.schedule.SchedulePreview;
import io.groundspeed.job.schedule.Schedules;
import io.groundspeed.job.schedule.UnknownSchedule;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.Set;

/** What the forms about schedules do, and what came of it. */
@Named("scheduleActions")
@RequestScoped
public class ScheduleActions {
  @Inject private ScheduleControl control;
  @Inject private Caller caller;
  @Inject private Schedules schedules;
  @Inject private JobsScreen screen;

  private String name;
  private String type;
  private String cron;
  private String zone = "UTC";
  private String payload = "{}";
  private String overlap = "skip";
  private String done;
  private String refused;

  /** Creates the schedule that the form describes. */
  public void create() {
    attempt(
        () -> {
          control.create(
              new ScheduleChange(name, type, cron, zone, payload, null, overlap(overlap), null));
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

  /** Removes the open schedule. */
  public void delete() {
    attempt(
        () -> {
          String deleted = screen.getOpenSchedule().name();
          control.delete(screen.getOpenSchedule().id());
          done = deleted + " is deleted.";
        });
  }

  /** Saves a change of the open schedule. */
  void save(ScheduleChange change) {
    attempt(
        () -> {
          control.update(screen.getOpenSchedule().id(), change);
          done = change.name() + " is saved.";
        });
  }

  /** Reads the word of a menu; what no menu offers is left to the default. */
  static Overlap overlap(String word) {
    return Arrays.stream(Overlap.values())
        .filter(one -> one.name().equalsIgnoreCase(word))
        .findFirst()
        .orElse(null);
  }

  /** Returns the types that a schedule may have. */
  public Set<String> getTypes() {
    return schedules.types();
  }

  /** Returns what the expression means, as it is typed; why it means nothing; or nothing yet. */
  public String getWords() {
    return words(schedules, cron, zone);
  }

  static String words(Schedules schedules, String cron, String zone) {
    if (cron == null || cron.isBlank()) {
      return "";
    }
    try {
      String where = zone == null ? "UTC" : zone;
      SchedulePreview preview = schedules.preview(cron, where);
      return "%s, %s. Next: %s"
          .formatted(preview.inWords(), where, Format.utc(preview.nextRuns().get(0)));
    } catch (InvalidSchedule e) {
      return e.getMessage();
    }
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

  public String getOverlap() {
    return overlap;
  }

  public void setOverlap(String overlap) {
    this.overlap = overlap;
  }

  public String getPayload() {
    return payload;
  }

  public void setPayload(String payload) {
    this.payload = payload;
  }
}
