package io.groundspeed.web.jobs;

import io.groundspeed.format.Format;
import io.groundspeed.job.schedule.Misfire;
import io.groundspeed.job.schedule.ScheduleChange;
import io.groundspeed.job.schedule.ScheduleSummary;
import io.groundspeed.job.schedule.Schedules;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The form that changes the open schedule, filled with its current values. */
@Named("scheduleEdit")
@RequestScoped
public class ScheduleEdit {
  @Inject private ScheduleActions actions;
  @Inject private Schedules schedules;
  @Inject private JobsScreen screen;

  private @Nullable String name;
  private @Nullable String cron;
  private @Nullable String zone;
  private @Nullable String payload;
  private @Nullable String overlap;
  private @Nullable String misfire;

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

  private <T> @Nullable T entered(@Nullable T text, Function<ScheduleSummary, T> current) {
    ScheduleSummary open = screen.getOpenSchedule();
    return text == null && open != null ? current.apply(open) : text;
  }

  /** Describes the cron expression while it is typed, or why it is invalid. */
  public String getWords() {
    return ScheduleActions.words(schedules, getCron(), getZone());
  }

  /** Returns the name as entered, or the current one. */
  public @Nullable String getName() {
    return entered(name, ScheduleSummary::name);
  }

  /** Sets the name as entered. */
  public void setName(@Nullable String name) {
    this.name = name;
  }

  /** Returns the cron expression as entered, or the current one. */
  public @Nullable String getCron() {
    return entered(cron, ScheduleSummary::schedule);
  }

  /** Sets the cron expression as entered. */
  public void setCron(@Nullable String cron) {
    this.cron = cron;
  }

  /** Returns the time zone as entered, or the current one. */
  public @Nullable String getZone() {
    return entered(zone, ScheduleSummary::timeZone);
  }

  /** Sets the time zone as entered. */
  public void setZone(@Nullable String zone) {
    this.zone = zone;
  }

  /** Returns the payload as entered, or the current one. */
  public @Nullable String getPayload() {
    return entered(payload, ScheduleSummary::payload);
  }

  /** Sets the payload as entered. */
  public void setPayload(@Nullable String payload) {
    this.payload = payload;
  }

  /** Returns the rule for overlapping jobs as entered, or the current one. */
  public @Nullable String getOverlap() {
    return entered(overlap, current -> Format.word(current.overlap()));
  }

  /** Sets the rule for overlapping jobs as entered. */
  public void setOverlap(@Nullable String overlap) {
    this.overlap = overlap;
  }

  /** Returns the rule for missed runs as entered, or the current one. */
  public @Nullable String getMisfire() {
    return entered(misfire, current -> Format.word(current.misfire()));
  }

  /** Sets the rule for missed runs as entered. */
  public void setMisfire(@Nullable String misfire) {
    this.misfire = misfire;
  }
}
