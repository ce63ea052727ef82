package io.groundspeed.job.desk;

import io.groundspeed.job.JobStatus;
import java.time.Instant;
import java.util.Map;

/**
 * How the jobs of a type are.
 *
 * @param jobs how many are in each status, without those in which none is
 * @param succeeded attempts that did in the range
 * @param failed attempts that did in the range
 * @param averageMillis of the attempts in the range; NaN where there were none
 * @param pausedAt null: not paused
 * @param maxRunning at most so many at once in the cluster; null: no limit
 * @param handled whether this node knows how to do them
 * @param nextDue of the job that is next in line; null: none waits
 */
public record TypeHealth(
    String type,
    Map<JobStatus, Long> jobs,
    long succeeded,
    long failed,
    double averageMillis,
    Instant pausedAt,
    Integer maxRunning,
    boolean handled,
    Instant nextDue) {

  public long jobs(JobStatus status) {
    return jobs.getOrDefault(status, 0L);
  }

  /** Returns whether jobs wait that nobody here can do. */
  public boolean unknown() {
    return !handled && jobs(JobStatus.PENDING) > 0;
  }

  public boolean paused() {
    return pausedAt != null;
  }
}
