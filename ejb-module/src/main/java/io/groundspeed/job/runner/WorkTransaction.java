package io.groundspeed.job.runner;

import jakarta.transaction.SystemException;
import java.time.Duration;

/** The transaction of the current thread in which a handler works. */
interface WorkTransaction {
  /** Returns whether it can only be rolled back. */
  boolean isDoomed() throws SystemException;

  /**
   * Returns whether nothing has enlisted in it, so that neither commit nor rollback would have an
   * effect. Returns false if this is unknown.
   */
  boolean isEmpty() throws SystemException;

  /**
   * Commits the transaction.
   *
   * @throws Exception if the commit failed, or its outcome is unknown
   */
  void commit() throws Exception;

  /** Rolls the transaction back. */
  void rollback() throws SystemException;

  /** Creates transactions. */
  interface Source {
    /**
     * Begins a transaction on the calling thread.
     *
     * @param timeout after which the transaction is rolled back, whatever its handler does
     */
    WorkTransaction begin(Duration timeout) throws Exception;
  }
}
