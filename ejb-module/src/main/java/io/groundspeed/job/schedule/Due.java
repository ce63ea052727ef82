package io.groundspeed.job.schedule;

import io.groundspeed.job.NewJob;
import java.time.Duration;
import java.time.Instant;

/**
 * A schedule whose time has come, its row locked.
 *
 * @param overlaps whether it leaves fire times out now, because of its last job
 * @param runAt when it should have run; null: nobody has worked that out yet
 * @param now the time of the database
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
    Instant runAt,
    Instant now) {

  /** A slow tick, or one that failed and is tried again, has not yet missed its fire time. */
  static final Duration GRACE = Duration.ofMinutes(1);

  Timetable timetable() {
    return Timetable.of(schedule, timeZone);
  }

  /**
   * Returns the fire time that is to run now; null is none.
   *
   * @param upSince since when some node has been up: what was due later is late, and not missed
   */
  Instant fireTime(Instant upSince) {
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
