package io.groundspeed.probe.jdbc.forwarding;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;

/** Passes the settings of a statement on to the driver's statement. */
abstract class ForwardingSettings implements Statement {
  private final Statement delegate;

  ForwardingSettings(Statement delegate) {
    this.delegate = delegate;
  }

  /** Returns the driver's statement. */
  protected final Statement delegate() {
    return delegate;
  }

  @Override
  public void cancel() throws SQLException {
    delegate.cancel();
  }

  @Override
  public void clearWarnings() throws SQLException {
    delegate.clearWarnings();
  }

  @Override
  public void close() throws SQLException {
    delegate.close();
  }

  @Override
  public void closeOnCompletion() throws SQLException {
    delegate.closeOnCompletion();
  }

  @Override
  public String enquoteIdentifier(String first, boolean second) throws SQLException {
    return delegate.enquoteIdentifier(first, second);
  }

  @Override
  public String enquoteLiteral(String first) throws SQLException {
    return delegate.enquoteLiteral(first);
  }

  @Override
  public String enquoteNCharLiteral(String first) throws SQLException {
    return delegate.enquoteNCharLiteral(first);
  }

  @Override
  public Connection getConnection() throws SQLException {
    return delegate.getConnection();
  }

  @Override
  public int getFetchDirection() throws SQLException {
    return delegate.getFetchDirection();
  }

  @Override
  public int getFetchSize() throws SQLException {
    return delegate.getFetchSize();
  }

  @Override
  public long getLargeMaxRows() throws SQLException {
    return delegate.getLargeMaxRows();
  }

  @Override
  public int getMaxFieldSize() throws SQLException {
    return delegate.getMaxFieldSize();
  }

  @Override
  public int getMaxRows() throws SQLException {
    return delegate.getMaxRows();
  }

  @Override
  public int getQueryTimeout() throws SQLException {
    return delegate.getQueryTimeout();
  }

  @Override
  public int getResultSetConcurrency() throws SQLException {
    return delegate.getResultSetConcurrency();
  }

  @Override
  public int getResultSetHoldability() throws SQLException {
    return delegate.getResultSetHoldability();
  }

  @Override
  public int getResultSetType() throws SQLException {
    return delegate.getResultSetType();
  }

  @Override
  public SQLWarning getWarnings() throws SQLException {
    return delegate.getWarnings();
  }

  @Override
  public boolean isCloseOnCompletion() throws SQLException {
    return delegate.isCloseOnCompletion();
  }

  @Override
  public boolean isClosed() throws SQLException {
    return delegate.isClosed();
  }

  @Override
  public boolean isPoolable() throws SQLException {
    return delegate.isPoolable();
  }

  @Override
  public boolean isSimpleIdentifier(String first) throws SQLException {
    return delegate.isSimpleIdentifier(first);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return type.isInstance(this) || delegate.isWrapperFor(type);
  }

  @Override
  public void setCursorName(String first) throws SQLException {
    delegate.setCursorName(first);
  }

  @Override
  public void setEscapeProcessing(boolean first) throws SQLException {
    delegate.setEscapeProcessing(first);
  }

  @Override
  public void setFetchDirection(int first) throws SQLException {
    delegate.setFetchDirection(first);
  }

  @Override
  public void setFetchSize(int first) throws SQLException {
    delegate.setFetchSize(first);
  }

  @Override
  public void setLargeMaxRows(long first) throws SQLException {
    delegate.setLargeMaxRows(first);
  }

  @Override
  public void setMaxFieldSize(int first) throws SQLException {
    delegate.setMaxFieldSize(first);
  }

  @Override
  public void setMaxRows(int first) throws SQLException {
    delegate.setMaxRows(first);
  }

  @Override
  public void setPoolable(boolean first) throws SQLException {
    delegate.setPoolable(first);
  }

  @Override
  public void setQueryTimeout(int first) throws SQLException {
    delegate.setQueryTimeout(first);
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return type.isInstance(this) ? type.cast(this) : delegate.unwrap(type);
  }
}
