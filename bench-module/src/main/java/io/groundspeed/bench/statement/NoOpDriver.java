package io.groundspeed.bench.statement;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;

/**
 * Connections without a database: each statement has a result of one row, at the cost of a few
 * proxies.
 */
final class NoOpDriver {
  private NoOpDriver() {}

  static Connection connection() {
    ResultSet result = oneRow();
    PreparedStatement statement =
        proxy(
            PreparedStatement.class,
            (self, method, args) ->
                switch (method.getName()) {
                  case "executeQuery", "getResultSet" -> result;
                  case "getUpdateCount" -> -1;
                  case "isClosed" -> false;
                  default -> null;
                });
    DatabaseMetaData metaData =
        proxy(
            DatabaseMetaData.class,
            (self, method, args) ->
                method.getReturnType() == String.class ? "jdbc:nothing:" : null);
    return proxy(
        Connection.class,
        (self, method, args) ->
            switch (method.getName()) {
              case "prepareStatement" -> statement;
              case "getMetaData" -> metaData;
              case "isClosed" -> false;
              case "getAutoCommit" -> true;
              case "hashCode" -> System.identityHashCode(self);
              case "equals" -> self == args[0];
              default -> null;
            });
  }

  private static ResultSet oneRow() {
    boolean[] read = {true};
    return proxy(
        ResultSet.class,
        (self, method, args) ->
            switch (method.getName()) {
              case "next" -> {
                read[0] = !read[0];
                yield !read[0];
              }
              case "getInt" -> 1;
              default -> null;
            });
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(NoOpDriver.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
