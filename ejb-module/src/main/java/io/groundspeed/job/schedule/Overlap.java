package io.groundspeed.job.schedule;

import io.groundspeed.job.JobStatus;
import org.jspecify.annotations.Nullable;

/** How a schedule handles a fire time while the last job that it enqueued has not ended. */
public enum Overlap {
  /** Enqueues another job anyway. */
  ALLOW {
    @Override
    boolean leavesOut(@Nullable JobStatus last) {
      return false;
    }
  },
  /** Skips the fire time while that job is waiting or running. */
  SKIP {
    @Override
    boolean leavesOut(@Nullable JobStatus last) {
      return last == JobStatus.PENDING || last == JobStatus.PROCESSING;
    }
  },
  /** Lets one job wait behind the running one, and skips further fire times. */
  QUEUE {
    @Override
    boolean leavesOut(@Nullable JobStatus last) {
      return last == JobStatus.PENDING;
    }
  };

  /**
   * Returns whether a fire time is skipped.
   *
   * @param last the status of the last job; null if that job no longer exists
   */
  abstract boolean leavesOut(@Nullable JobStatus last);
}
