package io.groundspeed.job.schedule;

import io.groundspeed.job.JobStatus;

/** What a schedule does at a fire time while the last job that it made has not ended. */
public enum Overlap {
  /** It enqueues another job all the same. */
  ALLOW {
    @Override
    boolean leavesOut(JobStatus last) {
      return false;
    }
  },
  /** It leaves the fire time out while that job waits or runs. */
  SKIP {
    @Override
    boolean leavesOut(JobStatus last) {
      return last == JobStatus.PENDING || last == JobStatus.PROCESSING;
    }
  },
  /** It lets one job wait behind the one that runs, and leaves out further fire times. */
  QUEUE {
    @Override
    boolean leavesOut(JobStatus last) {
      return last == JobStatus.PENDING;
    }
  };

  /**
   * Returns whether a fire time is left out.
   *
   * @param last where the last job is; null where there is none any more
   */
  abstract boolean leavesOut(JobStatus last);
}
