package io.groundspeed.job.schedule;

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
}
