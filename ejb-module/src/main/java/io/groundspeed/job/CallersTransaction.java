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

/** What the queue does within the transaction of its caller, and right after it. */
@Dependent
class CallersTransaction {
  @Resource(lookup = "java:jboss/datasources/GroundspeedDS")
  private DataSource dataSource;

  @Resource private TransactionSynchronizationRegistry transaction;
  @Inject private Doorbell doorbell;

  <T> T in(Work<T> work) {
    try (Connection connection = dataSource.getConnection()) {
      return work.on(connection);
    } catch (SQLException e) {
      throw new EJBException("The queue can't be reached: " + e.getMessage(), e);
    }
  }

  /**
   * Wakes the runner: before the commit nobody could see the jobs, after a rollback there are none.
   * At once where there is no transaction, since then all is committed.
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

  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }
}
