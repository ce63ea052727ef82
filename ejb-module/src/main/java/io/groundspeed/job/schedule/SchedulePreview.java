package io.groundspeed.job.schedule;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The meaning of an expression, before or after it is saved.
 *
 * @param inWords in English
 * @param nextRuns the next three fire times
 */
public record SchedulePreview(@Nullable String inWords, List<Instant> nextRuns) {
  static SchedulePreview of(String schedule, String timeZone, Instant now) {
    Timetable timetable = Timetable.of(schedule, timeZone);
    return new SchedulePreview(timetable.cron().inWords(), timetable.preview(now));
  }
}
