package io.groundspeed.job.schedule;

import io.groundspeed.job.InvalidJob;
import io.groundspeed.job.NewJob;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import java.io.StringReader;

/**
 * A schedule to be created, or what is to be different in one; null leaves a field as it is, or
 * gives a new schedule its default.
 *
 * @param name unique; what people see
 * @param type whose handler does the jobs; no node need know it yet
 * @param schedule five-field UNIX cron
 * @param timeZone where the schedule's hours are; default UTC
 * @param payload of each job, a JSON object; default {@code {}}
 * @param misfire default {@link Misfire#COALESCE}
 * @param active default true
 */
public record ScheduleChange(
    String name,
    String type,
    String schedule,
    String timeZone,
    String payload,
    Misfire misfire,
    Boolean active) {

  /** What a new schedule has where nothing is said; an empty text is refused. */
  static final ScheduleChange DEFAULTS =
      new ScheduleChange("", "", "", "UTC", "{}", Misfire.COALESCE, true);

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
        either(active, other.active));
  }

  private static <T> T either(T first, T second) {
    return first == null ? second : first;
  }

  /**
   * Returns when a schedule of which this is the whole fires.
   *
   * @throws InvalidSchedule naming the field that is wrong, if any is
   */
  Timetable timetable() {
    checkJob();
    checkPayload();
    return Timetable.of(schedule, timeZone);
  }

  private void checkJob() {
    try {
      NewJob.of(type, name).payloadJson(payload);
    } catch (InvalidJob e) {
      throw new InvalidSchedule(e.field(), e.getMessage().substring(e.field().length() + 1));
    }
  }

  private void checkPayload() {
    try (JsonReader reader = Json.createReader(new StringReader(payload))) {
      reader.readObject();
    } catch (JsonException e) {
      throw new InvalidSchedule("payload", "must be a JSON object");
    }
    // The database's JSON has no such character, not even an escaped one.
    if (payload.contains("\\u0000")) {
      throw new InvalidSchedule("payload", "must not hold a zero character");
    }
  }
}
