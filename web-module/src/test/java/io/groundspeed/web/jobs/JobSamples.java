package io.groundspeed.web.jobs;

import io.groundspeed.job.JobStatus;
import io.groundspeed.job.desk.JobAttempt;
import io.groundspeed.job.desk.JobDetail;
import io.groundspeed.job.desk.JobRow;
import java.time.Instant;
import java.util.List;

/** Jobs that set only what a test is about. */
final class JobSamples {
  static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private JobSamples() {}

  static JobRow row(JobStatus status, Instant startedAt) {
    return new JobRow(
        7, "note", "A note", 5, status, 2, 3, NOON, startedAt, 5_000.0, null, null, false, null);
  }

  /** A job that was created at noon, with attempts from newest to oldest. */
  static JobDetail job(JobStatus status, JobAttempt... attempts) {
    Instant started = attempts.length == 0 ? null : attempts[0].startedAt();
    return new JobDetail(
        row(status, started),
        "{\"page\":3}",
        null,
        null,
        null,
        null,
        null,
        null,
        NOON,
        NOON,
        List.of(attempts));
  }

  /** An attempt that began some seconds after noon. */
  static JobAttempt attempt(long number, long after, long seconds, String error) {
    Instant start = NOON.plusSeconds(after);
    return new JobAttempt(
        number, start, start.plusSeconds(seconds), seconds * 1_000.0, error == null, error);
  }
}
