package io.groundspeed.job.schedule;

import io.groundspeed.job.NewJob;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A due schedule whose row is locked.
 *
 * @param overlaps whether fire times are skipped now because of its last job
 * @param runAt when it should have run; null if that was not computed yet
 * @param now the database's time
 */
record Due(
    long id,
    String name,
    String type,
    String payload,
    String schedule,
    String timeZone,
    Misfire misfire,
    boolean overlaps,
    @Nullable Instant runAt,
    Instant now) {

  /**
   * Tolerance for a slow tick, or one that failed and is retried: the fire time is not missed yet.
   */
  static final Duration GRACE = Duration.ofMinutes(1);

  Timetable timetable() {
    return Timetable.of(schedule, timeZone);
  }

  /**
   * Returns the fire time to run now; null if there is none.
   *
   * @param upSince since when at least one node has been up; a fire time after this is late but not
   *     missed
   */
  @Nullable Instant fireTime(Instant upSince) {
    Instant bearable = now.minus(GRACE);
    if (misfire == Misfire.COALESCE
        || runAt == null
        || !runAt.isBefore(bearable)
        || !runAt.isBefore(upSince)) {
      return runAt;
    }
    Instant latest = timetable().next(bearable.minusNanos(1));
    return latest.isAfter(now) ? null : latest;
  }

  NewJob job() {
    return NewJob.of(type, name).payloadJson(payload);
  }
}
