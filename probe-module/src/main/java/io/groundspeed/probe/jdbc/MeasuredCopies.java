package io.groundspeed.probe.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyDual;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOperation;
import org.postgresql.copy.CopyOut;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.QueryExecutor;

/**
 * Measures COPY, which does not go through a statement. The {@code CopyManager} of a PostgreSQL
 * connection, and any created from that connection, records each copy with its rows. The time is
 * what the driver took, not what the application took to provide the data.
 */
final class MeasuredCopies {
  private final MeasuredConnection connection;

  private MeasuredCopies(MeasuredConnection connection) {
    this.connection = connection;
  }

  /**
   * Returns whether the unwrapped type is PostgreSQL's connection. It loads no class of that
   * driver.
   */
  static boolean canMeasure(Class<?> unwrapped) {
    return unwrapped.getName().equals("org.postgresql.PGConnection")
        || unwrapped.getName().equals("org.postgresql.core.BaseConnection");
  }

  /**
   * Returns the driver's connection with its copies measured; another driver's connection is
   * returned unchanged.
   */
  static Object of(Object unwrapped, MeasuredConnection connection) {
    return unwrapped instanceof BaseConnection driver
        ? new MeasuredCopies(connection).measured(driver)
        : unwrapped;
  }

  private BaseConnection measured(BaseConnection driver) {
    return proxy(
        BaseConnection.class,
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "getCopyAPI" -> new CopyManager((BaseConnection) proxy);
              case "getQueryExecutor" -> measured(driver.getQueryExecutor());
              case "equals" -> proxy == arguments[0] || driver.equals(arguments[0]);
              default -> call(driver, method, arguments);
            });
  }

  private QueryExecutor measured(QueryExecutor executor) {
    return proxy(
        QueryExecutor.class,
        (proxy, method, arguments) ->
            method.getName().equals("startCopy")
                ? begin(executor, method, arguments)
                : call(executor, method, arguments));
  }

  private Object begin(QueryExecutor executor, Method method, Object... arguments)
      throws Throwable {
    Execution execution = connection.begin((String) arguments[0]);
    Object started;
    try {
      started = call(executor, method, arguments);
    } catch (Throwable e) {
      throw execution.failed(e);
    }
    execution.returned();
    if (started instanceof CopyDual copy) {
      return measured(CopyDual.class, copy, execution);
    }
    if (started instanceof CopyIn copy) {
      return measured(CopyIn.class, copy, execution);
    }
    if (started instanceof CopyOut copy) {
      return measured(CopyOut.class, copy, execution);
    }
    execution.end();
    return started;
  }

  private static <C extends CopyOperation> C measured(Class<C> type, C copy, Execution execution) {
    return proxy(
        type,
        (proxy, method, arguments) -> {
          execution.entered();
          Object result;
          try {
            result = call(copy, method, arguments);
          } catch (Throwable e) {
            throw execution.failed(e);
          }
          execution.returned();
          if (ends(method.getName(), result, copy)) {
            execution.changed(copy.getHandledRowCount());
          }
          return result;
        });
  }

  private static boolean ends(String method, @Nullable Object result, CopyOperation copy) {
    return switch (method) {
      case "endCopy", "cancelCopy" -> true;
      case "readFromCopy" -> result == null && !copy.isActive(); // else no data has arrived yet
      default -> false;
    };
  }

  private static Object call(Object delegate, Method method, Object... arguments) throws Throwable {
    try {
      return method.invoke(delegate, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            PGConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
