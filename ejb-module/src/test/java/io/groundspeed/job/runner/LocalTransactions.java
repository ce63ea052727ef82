package io.groundspeed.job.runner;

import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Transactions of one data source, bound to threads, as the container's are. */
final class LocalTransactions implements TransactionManager {
  private final DataSource dataSource;
  private final ThreadLocal<Connection> current = new ThreadLocal<>();
  private final ThreadLocal<Boolean> doomed = ThreadLocal.withInitial(() -> false);

  LocalTransactions(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Its connections are the transaction's, and closing one does nothing. */
  DataSource dataSource() {
    return (DataSource)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> unclosable(current.get()));
  }

  private static Connection unclosable(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            LocalTransactions.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                return null;
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Override
  public void begin() throws SystemException {
    try {
      Connection connection = dataSource.getConnection();
      connection.setAutoCommit(false);
      current.set(connection);
      doomed.set(false);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  @Override
  public void commit() throws SystemException, RollbackException {
    try (Connection connection = current.get()) {
      if (doomed.get()) {
        connection.rollback();
        throw new RollbackException("marked");
      }
      connection.commit();
    } catch (SQLException e) {
      throw failure(e);
    } finally {
      current.remove();
    }
  }

  @Override
  public void rollback() throws SystemException {
    try (Connection connection = current.get()) {
      connection.rollback();
    } catch (SQLException e) {
      throw failure(e);
    } finally {
      current.remove();
    }
  }

  @Override
  public void setRollbackOnly() {
    doomed.set(true);
  }

  @Override
  public int getStatus() {
    if (current.get() == null) {
      return Status.STATUS_NO_TRANSACTION;
    }
    return doomed.get() ? Status.STATUS_MARKED_ROLLBACK : Status.STATUS_ACTIVE;
  }

  @Override
  public void setTransactionTimeout(int seconds) {
    // The database's own timeouts hold here.
  }

  @Override
  public Transaction getTransaction() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Transaction suspend() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void resume(Transaction transaction) {
    throw new UnsupportedOperationException();
  }

  private static SystemException failure(SQLException e) {
    SystemException failure = new SystemException(e.getMessage());
    failure.initCause(e);
    return failure;
  }
}
