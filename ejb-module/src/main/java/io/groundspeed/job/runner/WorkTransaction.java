package io.groundspeed.job.runner;

import jakarta.transaction.SystemException;
import java.time.Duration;

/** The transaction that a handler works in, that of its thread. */
interface WorkTransaction {
  /** Returns whether it can only be rolled back. */
  boolean isDoomed() throws SystemException;

  /**
   * Returns whether nothing has joined it, so that there is nothing that a commit could make last
   * or a rollback undo. Where that can't be told, it is not empty.
   */
  boolean isEmpty() throws SystemException;

  /** Commits it; throws where that failed, or where it can't be told whether it did. */
  void commit() throws Exception;

  void rollback() throws SystemException;

  /** Where they come from. */
  interface Source {
    /**
     * Begins one on the calling thread.
     *
     * @param timeout after it the transaction is rolled back, whatever its handler does
     */
    WorkTransaction begin(Duration timeout) throws Exception;
  }
}
