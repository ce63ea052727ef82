package io.groundspeed.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Information about the current attempt, for its handler, and the handler's progress reports.
 * Thread-safe.
 */
public interface JobContext {
  /** Returns the job's id. */
  long jobId();

  /** Returns the number of this attempt, from 1. */
  int attempt();

  /** Returns when the attempt will be interrupted, by this node's clock. */
  Instant deadline();

  /** Returns whether cancellation was requested. Long-running handlers should check regularly. */
  boolean isCancelled();

  /**
   * Reports progress. It is shown within about a second, even while the transaction is open.
   *
   * @param share 0 to 1; values outside are clamped, NaN counts as 0
   * @param note a few words, or null
   */
  void progress(double share, @Nullable String note);

  /**
   * Ends the attempt if cancellation was requested.
   *
   * @throws JobCancelled which the handler must not catch
   */
  default void stopIfCancelled() {
    if (isCancelled()) {
      throw new JobCancelled();
    }
  }
}
