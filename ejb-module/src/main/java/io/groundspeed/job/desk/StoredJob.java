package io.groundspeed.job.desk;

import io.groundspeed.job.JobStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a job that a list reads. Excludes payload and result, which may be large.
 *
 * @param error the first line of the latest failure; null if there is none
 */
record StoredJob(
    Long id,
    String type,
    String name,
    int priority,
    JobStatus status,
    int attempts,
    int maxAttempts,
    @Nullable Instant scheduledAt,
    Instant createdAt,
    @Nullable Instant startedAt,
    Instant completedAt,
    Instant failedAt,
    @Nullable String error,
    boolean cancelRequested,
    @Nullable Double progress) {
  /** The JPQL to select it, from {@code BackgroundJob j}. */
  static final String SELECT =
      """
      SELECT new io.groundspeed.job.desk.StoredJob(
                 j.id, j.jobType, j.jobName, j.priority, j.status, j.attempts, j.maxAttempts,
                 j.scheduledAt, j.createdAt, j.startedAt, j.completedAt, j.failedAt,
                 concat(function('left', function('split_part', j.errorMessage,
                                                     function('chr', 10), 1), 300), ''),
                 j.cancelRequested, j.progress)
        FROM BackgroundJob j
       WHERE 1 = 1
      """;

  /**
   * Returns the job as shown in a list.
   *
   * @param now the database's time, with which leases and due times are compared
   */
  JobRow at(Instant now) {
    return new JobRow(
        id,
        type,
        name,
        priority,
        status,
        attempts,
        maxAttempts,
        Times.shown(scheduledAt == null ? createdAt : scheduledAt),
        Times.shown(startedAt),
        waited(now),
        ran(now),
        error,
        cancelRequested,
        progress == null || !Double.isFinite(progress) ? null : progress);
  }

  /** A retried job is due again long after its first start, so it counts as waiting. */
  private @Nullable Double waited(Instant now) {
    Instant due = scheduledAt == null || createdAt.isAfter(scheduledAt) ? createdAt : scheduledAt;
    if (status == JobStatus.PENDING) {
      return Times.millis(due, now);
    }
    return startedAt == null ? null : Times.millis(due, startedAt);
  }

  private @Nullable Double ran(Instant now) {
    Instant end =
        switch (status) {
          case PROCESSING -> now;
          case COMPLETED -> completedAt;
          case FAILED -> failedAt;
          case PENDING, CANCELLED -> null;
        };
    if (startedAt == null || end == null) {
      return null;
    }
    return end.isBefore(startedAt) ? Double.valueOf(0) : Times.millis(startedAt, end);
  }
}
