package io.groundspeed.job.runner;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * Thread-bound transactions of one data source. As in the container, a connection is enlisted when
 * it is requested.
 */
final class LocalTransactions implements WorkTransaction.Source {
  private final DataSource dataSource;
  private final ThreadLocal<Local> current = new ThreadLocal<>();
  private final AtomicInteger joined = new AtomicInteger();

  LocalTransactions(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public WorkTransaction begin(Duration timeout) {
    // The database's own timeouts apply here.
    Local begun = new Local();
    current.set(begun);
    return begun;
  }

  /** Marks the calling thread's transaction for rollback. */
  void doom() {
    current.get().doomed = true;
  }

  /** Returns the number of transactions in which a connection was enlisted. */
  int joined() {
    return joined.get();
  }

  /** Returns a data source whose connections are the transaction's. Closing one has no effect. */
  DataSource dataSource() {
    return (DataSource)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> unclosable(current.get().connection()));
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

  /** The transaction of one thread. */
  private final class Local implements WorkTransaction {
    private Connection connection;
    private boolean doomed;

    Connection connection() throws SQLException {
      if (connection == null) {
        connection = dataSource.getConnection();
        connection.setAutoCommit(false);
        joined.incrementAndGet();
      }
      return connection;
    }

    @Override
    public boolean isDoomed() {
      return doomed;
    }

    @Override
    public boolean isEmpty() {
      return connection == null;
    }

    @Override
    public void commit() throws SQLException {
      end(Connection::commit);
    }

    @Override
    public void rollback() {
      try {
        end(Connection::rollback);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    private void end(End end) throws SQLException {
      current.remove();
      if (connection != null) {
        try (Connection ended = connection) {
          end.of(ended);
        }
      }
    }
  }

  private interface End {
    void of(Connection connection) throws SQLException;
  }
}
