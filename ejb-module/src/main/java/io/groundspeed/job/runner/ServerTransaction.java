package io.groundspeed.job.runner;

import com.arjuna.ats.jta.transaction.Transaction;
import io.groundspeed.probe.Probe;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import java.time.Duration;

/** A transaction of the server: whatever is enlisted in it joins, of any data source or broker. */
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
   * A synchronization counts as well, but for those of the server itself, which are there from the
   * beginning: an entity manager writes as late as that. Without the probe nobody counts the
   * statements that ran without joining.
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
   * Jakarta Transactions can't be asked what a transaction holds, Narayana can, which is beneath
   * the server's manager; null: something else is.
   */
  private static Transaction current() throws SystemException {
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
