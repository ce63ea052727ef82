package io.groundspeed.web.jobs;

import io.groundspeed.account.Caller;
import io.groundspeed.format.Format;
import io.groundspeed.job.desk.ScheduleControl;
import io.groundspeed.job.schedule.InvalidSchedule;
import io.groundspeed.job.schedule.Overlap;
import io.groundspeed.job.schedule.ScheduleChange;
import io.groundspeed.job.schedule.SchedulePreview;
import io.groundspeed.job.schedule.ScheduleSummary;
import io.groundspeed.job.schedule.Schedules;
import io.groundspeed.job.schedule.UnknownSchedule;
import io.groundspeed.web.frame.Frame;
import io.groundspeed.web.frame.Outcome;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The actions of the forms about schedules, with their results. */
@Named("scheduleActions")
@RequestScoped
public class ScheduleActions {
  @Inject private ScheduleControl control;
  @Inject private Caller caller;
  @Inject private Schedules schedules;
  @Inject private JobsScreen screen;
  @Inject private HttpServletRequest request;
  @Inject private Frame frame;
  @Inject private Outcome outcome;

  private @Nullable String name;
  private @Nullable String type;
  private @Nullable String cron;
  private String zone = "UTC";
  private String payload = "{}";
  private String overlap = "skip";

  /** Creates the schedule described by the form. */
  public void create() {
    attempt(
        () -> {
          control.create(
              new ScheduleChange(name, type, cron, zone, payload, null, overlap(overlap), null));
          done(name + " is created.");
        });
  }

  /** Switches the open schedule on or off. */
  public void turn(boolean on) {
    attemptOpen(
        open -> {
          control.update(open.id(), ScheduleChange.ofActive(on));
          done(open.name() + (on ? " is on." : " is off."));
        });
  }

  /**
   * Switches a listed schedule on or off. The clicked button has the schedule's id and the new
   * state as its value, so that a second click on an old page does not undo the first.
   */
  public void turnListed() {
    String value = request.getParameter("switch");
    if (value == null || !value.matches("[0-9]{1,18}-(on|off)")) {
      outcome.refused("No schedule is selected.");
      return;
    }
    long id = Long.parseLong(value.substring(0, value.indexOf('-')));
    boolean on = value.endsWith("-on");
    attempt(
        () -> {
          control.update(id, ScheduleChange.ofActive(on));
          String named = schedules.find(id).map(ScheduleSummary::name).orElse("The schedule");
          done(named + (on ? " is on." : " is off."));
        });
  }

  /** Enqueues a job of the open schedule now. */
  public void runNow() {
    attemptOpen(
        open -> {
          long job = control.runNow(open.id(), caller.id());
          done("Job %d of %s was enqueued.".formatted(job, open.name()));
        });
  }

  /** Removes the open schedule. */
  public void delete() {
    attemptOpen(
        open -> {
          control.delete(open.id());
          outcome.done(open.name() + " is deleted.", frame.getAddress().without("schedule"));
        });
  }

  /** Saves a change of the open schedule. */
  void save(ScheduleChange change) {
    attemptOpen(
        open -> {
          control.update(open.id(), change);
          done(change.name() + " is saved.");
        });
  }

  /** Parses the value of a menu; null, which means the default, if the menu does not offer it. */
  static @Nullable Overlap overlap(@Nullable String word) {
    return Arrays.stream(Overlap.values())
        .filter(one -> one.name().equalsIgnoreCase(word))
        .findFirst()
        .orElse(null);
  }

  /** Returns the job types that a schedule may have. */
  public Set<String> getTypes() {
    return schedules.types();
  }

  /**
   * Describes the cron expression while it is typed, or why it is invalid; empty if there is none.
   */
  public String getWords() {
    return words(schedules, cron, zone);
  }

  static String words(Schedules schedules, @Nullable String cron, @Nullable String zone) {
    if (cron == null || cron.isBlank()) {
      return "";
    }
    try {
      String where = zone == null ? "UTC" : zone;
      SchedulePreview preview = schedules.preview(cron, where);
      return "%s, %s. Next: %s"
          .formatted(preview.inWords(), where, Format.utc(preview.nextRuns().get(0)));
    } catch (InvalidSchedule e) {
      return e.field() + " " + e.reason();
    }
  }

  /** The schedule may have been deleted, or can't be read, after the page was shown. */
  private void attemptOpen(Consumer<ScheduleSummary> action) {
    ScheduleSummary open = screen.getOpenSchedule();
    if (open == null) {
      outcome.refused("The schedule does not exist, or can't be read now.");
    } else {
      attempt(() -> action.accept(open));
    }
  }

  private void attempt(Runnable action) {
    try {
      action.run();
    } catch (InvalidSchedule | UnknownSchedule e) {
      outcome.refused(e);
      screen.reread();
    }
  }

  private void done(String sentence) {
    outcome.done(sentence, frame.getAddress());
  }

  /** Returns the name of the new schedule. */
  public @Nullable String getName() {
    return name;
  }

  /** Sets the name of the new schedule. */
  public void setName(@Nullable String name) {
    this.name = name;
  }

  /** Returns the job type of the new schedule. */
  public @Nullable String getType() {
    return type;
  }

  /** Sets the job type of the new schedule. */
  public void setType(@Nullable String type) {
    this.type = type;
  }

  /** Returns the cron expression of the new schedule. */
  public @Nullable String getCron() {
    return cron;
  }

  /** Sets the cron expression of the new schedule. */
  public void setCron(@Nullable String cron) {
    this.cron = cron;
  }

  /** Returns the time zone of the new schedule, {@code UTC} by default. */
  public String getZone() {
    return zone;
  }

  /** Sets the time zone of the new schedule. */
  public void setZone(String zone) {
    this.zone = zone;
  }

  /** Returns what happens if the previous job is not finished, {@code skip} by default. */
  public String getOverlap() {
    return overlap;
  }

  /**
   * Sets what happens if the previous job is not finished: {@code allow}, {@code skip} or {@code
   * queue}.
   */
  public void setOverlap(String overlap) {
    this.overlap = overlap;
  }

  /** Returns the payload of the jobs as JSON, <code>{}</code> by default. */
  public String getPayload() {
    return payload;
  }

  /** Sets the payload of the jobs as JSON. */
  public void setPayload(String payload) {
    this.payload = payload;
  }
}
