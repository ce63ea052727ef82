package io.groundspeed.job.runner;

import com.arjuna.ats.jta.transaction.Transaction;
import io.groundspeed.probe.Probe;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A transaction of the server. Resources of any data source or broker can enlist in it. */
final class ServerTransaction implements WorkTransaction {
  private final TransactionManager manager;
  private final int synchronizations;

  private ServerTransaction(TransactionManager manager) throws SystemException {
    this.manager = manager;
    Transaction begun = current();
    this.synchronizations = begun == null ? 0 : begun.getSynchronizations().size();
  }

  static WorkTransaction begin(TransactionManager manager, Duration timeout) throws Exception {
    manager.setTransactionTimeout((int) timeout.toSeconds());
    manager.begin();
    return new ServerTransaction(manager);
  }

  @Override
  public boolean isDoomed() throws SystemException {
    return manager.getStatus() == Status.STATUS_MARKED_ROLLBACK;
  }

  /**
   * Synchronizations registered later than the server's own count too, because an entity manager
   * writes in one. Without the probe, statements outside the transaction are not counted, so the
   * result is false.
   */
  @Override
  public boolean isEmpty() throws SystemException {
    Transaction current = current();
    return Probe.isOn()
        && current != null
        && current.getResources().isEmpty()
        && current.getSynchronizations().size() == synchronizations;
  }

  /**
   * Jakarta Transactions has no API for the contents of a transaction, but Narayana, which the
   * server's manager is based on, has one. Returns null if another implementation is used.
   */
  private static @Nullable Transaction current() throws SystemException {
    return com.arjuna.ats.jta.TransactionManager.transactionManager().getTransaction()
            instanceof Transaction current
        ? current
        : null;
  }

  @Override
  public void commit() throws Exception {
    manager.commit();
  }

  @Override
  public void rollback() throws SystemException {
    manager.rollback();
  }
}
