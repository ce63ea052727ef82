package io.groundspeed.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import javax.sql.DataSource;

/**
 * Runs work in one transaction. Its data source always returns the transaction's connection, and
 * closing that has no effect.
 */
public final class InTransaction {
  private InTransaction() {}

  /** Work on a data source. */
  @FunctionalInterface
  public interface Work<T> {
    T on(DataSource dataSource) throws Exception;
  }

  /** Does the work and commits; rolls back if it throws. */
  public static <T> T run(TestDatabase db, Work<T> work) throws Exception {
    try (Connection connection = db.connect()) {
      connection.setAutoCommit(false);
      T result = work.on(dataSource(connection));
      connection.commit();
      return result;
    }
  }

  private static DataSource dataSource(Connection connection) {
    ClassLoader loader = InTransaction.class.getClassLoader();
    Object unclosable =
        Proxy.newProxyInstance(
            loader,
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              try {
                return method.getName().equals("close")
                    ? null
                    : method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
    return (DataSource)
        Proxy.newProxyInstance(
            loader, new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> unclosable);
  }
}
