package io.groundspeed.probe.jdbc;

import io.groundspeed.probe.Probe;
import io.groundspeed.probe.session.DatabaseSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.ConnectionEventListener;
import javax.sql.StatementEventListener;
import javax.sql.XAConnection;
import javax.transaction.xa.XAResource;
import org.jspecify.annotations.Nullable;

/**
 * Passes everything on to the driver's connection; the statements of its connections are measured.
 */
final class MeasuredXAConnection implements XAConnection {
  private final XAConnection delegate;
  private final String url;
  private final Properties login;
  private @Nullable DatabaseSession session;

  /**
   * @param url the address of the database, as for the driver
   */
  MeasuredXAConnection(XAConnection delegate, String url, Properties login) {
    this.delegate = delegate;
    this.url = url;
    this.login = login;
  }

  @Override
  public Connection getConnection() throws SQLException {
    forget();
    Connection connection = delegate.getConnection();
    session = Probe.sessions().opened(connection, Drivers.PostgreSql.DRIVER, url, login);
    return new MeasuredConnection(connection, Probe.statements(), Probe.fingerprints(), session);
  }

  /** The handles that it returns are closed more often than it is itself. */
  private void forget() {
    if (session != null) {
      Probe.sessions().closed(session);
      session = null;
    }
  }

  @Override
  public XAResource getXAResource() throws SQLException {
    return delegate.getXAResource();
  }

  @Override
  public void close() throws SQLException {
    forget();
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
