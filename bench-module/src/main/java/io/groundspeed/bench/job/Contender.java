package io.groundspeed.bench.job;

/** A queue that is measured. */
interface Contender {
  /**
   * Returns jobs per second, from the first start to the last end, of jobs that were all waiting
   * before.
   */
  double perSecond(int workers, int jobs) throws Exception;

  /** Returns jobs per second for enqueuing many together. */
  double bulkPerSecond(int jobs) throws Exception;

  /** Returns the milliseconds from the call that enqueues to the start, sorted, at low load. */
  double[] startMillis(int jobs, int pauseMillis) throws Exception;
}
