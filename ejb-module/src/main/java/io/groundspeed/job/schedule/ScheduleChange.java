package io.groundspeed.job.schedule;

import io.groundspeed.job.InvalidJob;
import io.groundspeed.job.NewJob;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A new schedule, or the changes to an existing one. Null leaves a field unchanged, or selects the
 * default for a new schedule.
 *
 * @param name unique; shown to users
 * @param type whose handler runs the jobs
 * @param schedule five-field UNIX cron expression, or a name such as {@code @daily}
 * @param timeZone the time zone of the expression; default UTC
 * @param payload of each job, a JSON object; default {@code {}}
 * @param misfire default {@link Misfire#COALESCE}
 * @param overlap default {@link Overlap#SKIP}
 * @param active default true
 */
public record ScheduleChange(
    @Nullable String name,
    @Nullable String type,
    @Nullable String schedule,
    @Nullable String timeZone,
    @Nullable String payload,
    @Nullable Misfire misfire,
    @Nullable Overlap overlap,
    @Nullable Boolean active) {

  /** Creates a change that leaves overlap unspecified. */
  public ScheduleChange(
      @Nullable String name,
      @Nullable String type,
      @Nullable String schedule,
      @Nullable String timeZone,
      @Nullable String payload,
      @Nullable Misfire misfire,
      @Nullable Boolean active) {
    this(name, type, schedule, timeZone, payload, misfire, null, active);
  }

  /** The defaults of a new schedule. Empty texts are rejected. */
  static final Whole DEFAULTS =
      new Whole("", "", "", "UTC", "{}", Misfire.COALESCE, Overlap.SKIP, true);

  /** Returns the change that switches a schedule on or off. */
  public static ScheduleChange ofActive(boolean active) {
    return new ScheduleChange(null, null, null, null, null, null, active);
  }

  /** Returns this change, with unspecified fields taken from a whole definition. */
  Whole over(Whole other) {
    return new Whole(
        either(name, other.name),
        either(type, other.type),
        either(schedule, other.schedule),
        either(timeZone, other.timeZone),
        either(payload, other.payload),
        either(misfire, other.misfire),
        either(overlap, other.overlap),
        either(active, other.active));
  }

  private static <T> T either(@Nullable T first, T second) {
    return first == null ? second : first;
  }

  /** All fields of a schedule. */
  record Whole(
      String name,
      String type,
      String schedule,
      String timeZone,
      String payload,
      Misfire misfire,
      Overlap overlap,
      boolean active) {

    /**
     * Returns the timetable of the schedule.
     *
     * @param types rejects a job of an unknown type, or with a payload that its handler can't read
     * @throws InvalidSchedule naming the invalid field
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
}
