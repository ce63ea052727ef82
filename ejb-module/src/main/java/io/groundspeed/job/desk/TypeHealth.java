package io.groundspeed.job.desk;

import io.groundspeed.job.JobStatus;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The state of a job type.
 *
 * @param jobs number of jobs per status; statuses without jobs are omitted
 * @param succeeded attempts that succeeded in the range
 * @param failed attempts that failed in the range
 * @param averageMillis average duration of the attempts in the range; NaN if there were none
 * @param pausedAt null if not paused
 * @param maxRunning maximum number running concurrently in the cluster; null for no limit
 * @param handled whether this node has a handler for the type
 * @param nextDue due time of the next job in line; null if none is waiting
 */
public record TypeHealth(
    String type,
    Map<JobStatus, Long> jobs,
    long succeeded,
    long failed,
    double averageMillis,
    @Nullable Instant pausedAt,
    @Nullable Integer maxRunning,
    boolean handled,
    @Nullable Instant nextDue) {

  /** Returns the number of jobs with a status. */
  public long jobs(JobStatus status) {
    return jobs.getOrDefault(status, 0L);
  }

  /** Returns whether jobs are waiting for which this node has no handler. */
  public boolean unknown() {
    return !handled && jobs(JobStatus.PENDING) > 0;
  }

  /** Returns whether the type is paused. */
  public boolean paused() {
    return pausedAt != null;
  }
}
