package io.groundspeed.job.schedule;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/** The fire times of a schedule: its expression and time zone. */
record Timetable(Cron cron, ZoneId zone) {
  private static final int PREVIEWED = 3;

  /**
   * @throws InvalidSchedule naming {@code schedule} or {@code timeZone}
   */
  static Timetable of(String schedule, String timeZone) {
    return new Timetable(cron(schedule), zone(timeZone));
  }

  private static Cron cron(String schedule) {
    try {
      return Cron.parse(schedule);
    } catch (InvalidCron e) {
      throw new InvalidSchedule("schedule", "is no cron expression: " + e.getMessage());
    }
  }

  private static ZoneId zone(String timeZone) {
    try {
      return ZoneId.of(timeZone);
    } catch (DateTimeException e) {
      throw new InvalidSchedule(
          "timeZone", "must be a time zone such as Europe/Brussels, not \"" + timeZone + "\"");
    }
  }

  /**
   * Returns the next fire time.
   *
   * @param after exclusive
   * @throws InvalidSchedule if it does not fire within nine years
   */
  Instant next(Instant after) {
    return cron.next(after, zone)
        .orElseThrow(() -> new InvalidSchedule("schedule", "does not fire within nine years"));
  }

  List<Instant> preview(Instant after) {
    return Stream.iterate(next(after), this::next).limit(PREVIEWED).toList();
  }
}
