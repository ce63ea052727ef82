package io.groundspeed.job.schedule;

import io.groundspeed.job.InvalidJob;
import io.groundspeed.job.NewJob;
import java.util.function.Consumer;

/**
 * A schedule to be created, or what is to be different in one; null leaves a field as it is, or
 * gives a new schedule its default.
 *
 * @param name unique; what people see
 * @param type whose handler does the jobs
 * @param schedule five-field UNIX cron, or {@code @daily} and the like
 * @param timeZone where the schedule's hours are; default UTC
 * @param payload of each job, a JSON object; default {@code {}}
 * @param misfire default {@link Misfire#COALESCE}
 * @param overlap default {@link Overlap#SKIP}
 * @param active default true
 */
public record ScheduleChange(
    String name,
    String type,
    String schedule,
    String timeZone,
    String payload,
    Misfire misfire,
    Overlap overlap,
    Boolean active) {

  /** The same with overlap left open. */
  public ScheduleChange(
      String name,
      String type,
      String schedule,
      String timeZone,
      String payload,
      Misfire misfire,
      Boolean active) {
    this(name, type, schedule, timeZone, payload, misfire, null, active);
  }

  /** What a new schedule has where nothing is said; an empty text is refused. */
  static final ScheduleChange DEFAULTS =
      new ScheduleChange("", "", "", "UTC", "{}", Misfire.COALESCE, Overlap.SKIP, true);

  /** Returns the change that switches a schedule on or off. */
  public static ScheduleChange ofActive(boolean active) {
    return new ScheduleChange(null, null, null, null, null, null, active);
  }

  /** Returns the same, with what is left open taken from another. */
  ScheduleChange over(ScheduleChange other) {
    return new ScheduleChange(
        either(name, other.name),
        either(type, other.type),
        either(schedule, other.schedule),
        either(timeZone, other.timeZone),
        either(payload, other.payload),
        either(misfire, other.misfire),
        either(overlap, other.overlap),
        either(active, other.active));
  }

  private static <T> T either(T first, T second) {
    return first == null ? second : first;
  }

  /**
   * Returns when a schedule of which this is the whole fires.
   *
   * @param types refuses a job of an unknown type, or with a payload that its handler can't read
   * @throws InvalidSchedule naming the field that is wrong, if any is
   */
  Timetable timetable(Consumer<NewJob> types) {
    checkJob(types);
    return Timetable.of(schedule, timeZone);
  }

  private void checkJob(Consumer<NewJob> types) {
    try {
      types.accept(NewJob.of(type, name).payloadJson(payload));
    } catch (InvalidJob e) {
      throw new InvalidSchedule(e.field(), e.reason());
    }
  }
}
