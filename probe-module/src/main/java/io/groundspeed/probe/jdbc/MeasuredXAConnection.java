package io.groundspeed.probe.jdbc;

import io.groundspeed.probe.Probe;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.ConnectionEventListener;
import javax.sql.StatementEventListener;
import javax.sql.XAConnection;
import javax.transaction.xa.XAResource;

/**
 * Passes everything on to the driver's connection; the statements of its connections are measured.
 */
final class MeasuredXAConnection implements XAConnection {
  private final XAConnection delegate;

  MeasuredXAConnection(XAConnection delegate) {
    this.delegate = delegate;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return new MeasuredConnection(
        delegate.getConnection(), Probe.statements(), Probe.fingerprints());
  }

  @Override
  public XAResource getXAResource() throws SQLException {
    return delegate.getXAResource();
  }

  @Override
  public void close() throws SQLException {
    delegate.close();
  }

  @Override
  public void addConnectionEventListener(ConnectionEventListener listener) {
    delegate.addConnectionEventListener(listener);
  }

  @Override
  public void removeConnectionEventListener(ConnectionEventListener listener) {
    delegate.removeConnectionEventListener(listener);
  }

  @Override
  public void addStatementEventListener(StatementEventListener listener) {
    delegate.addStatementEventListener(listener);
  }

  @Override
  public void removeStatementEventListener(StatementEventListener listener) {
    delegate.removeStatementEventListener(listener);
  }
}
