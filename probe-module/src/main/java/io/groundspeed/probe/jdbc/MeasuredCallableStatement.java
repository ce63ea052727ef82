package io.groundspeed.probe.jdbc;

import io.groundspeed.probe.sql.Fingerprint;
import java.sql.CallableStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Measures each execution of a callable statement. */
final class MeasuredCallableStatement extends ForwardingCallableStatement {
  MeasuredCallableStatement(
      MeasuredConnection connection,
      CallableStatement delegate,
      Fingerprint fingerprint,
      String sql) {
    super(connection, delegate, fingerprint, sql);
  }

  @Override
  public Object getObject(int parameter) throws SQLException {
    long entered = System.nanoTime();
    return value(super.getObject(parameter), entered);
  }

  @Override
  public Object getObject(String parameter) throws SQLException {
    long entered = System.nanoTime();
    return value(super.getObject(parameter), entered);
  }

  @Override
  public <T> T getObject(int parameter, Class<T> type) throws SQLException {
    if (type != ResultSet.class) {
      return super.getObject(parameter, type);
    }
    long entered = System.nanoTime();
    return type.cast(value(super.getObject(parameter, type), entered));
  }
}
