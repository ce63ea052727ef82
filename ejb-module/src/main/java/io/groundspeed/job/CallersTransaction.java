package io.groundspeed.job;

import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs the queue's work within the caller's transaction, and sends the wake-up after its commit.
 */
@Dependent
class CallersTransaction {
  @Inject private DataSource dataSource;

  @Resource private TransactionSynchronizationRegistry transaction;
  @Inject private Doorbell doorbell;

  <T extends @Nullable Object> T in(Work<T> work) {
    try (Connection connection = dataSource.getConnection()) {
      return work.on(connection);
    } catch (SQLException e) {
      throw new EJBException("The queue can't be reached: " + e.getMessage(), e);
    }
  }

  /**
   * Wakes the runner after the commit: before it, the jobs are not visible, and after a rollback
   * there are none. Without a transaction, the runner is woken immediately, because everything is
   * already committed.
   */
  void ringAfterCommit(Doorbell.Committed jobs) {
    if (transaction.getTransactionStatus() == Status.STATUS_NO_TRANSACTION) {
      doorbell.ring(jobs);
      return;
    }
    transaction.registerInterposedSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {}

          @Override
          public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
              doorbell.ring(jobs);
            }
          }
        });
  }

  interface Work<T extends @Nullable Object> {
    /** Works over a connection of the caller's transaction. */
    T on(Connection connection) throws SQLException;
  }
}
