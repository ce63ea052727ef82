package io.groundspeed.job;

import java.time.Instant;

/** What a handler may know of its attempt, and tell about it. Thread-safe. */
public interface JobContext {
  long jobId();

  /** Returns the number of this attempt, from 1. */
  int attempt();

  /** Returns when the attempt will be interrupted, by this node's clock. */
  Instant deadline();

  /** Returns whether someone asked for the job's end; a long handler looks now and then. */
  boolean isCancelled();

  /**
   * Tells how far the work is; shown within about a second, also while the transaction is open.
   *
   * @param share 0 to 1; what is outside counts as the nearer end, not a number as 0
   * @param note a few words, or null
   */
  void progress(double share, String note);

  /**
   * Ends the attempt where someone asked for it.
   *
   * @throws JobCancelled which the handler lets through
   */
  default void stopIfCancelled() {
    if (isCancelled()) {
      throw new JobCancelled();
    }
  }
}
