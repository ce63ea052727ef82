package io.groundspeed.probe.jdbc.forwarding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Passes everything on to the driver's statement. */
public abstract class ForwardingStatement extends ForwardingSettings {
  protected ForwardingStatement(Statement delegate) {
    super(delegate);
  }

  @Override
  public void addBatch(String first) throws SQLException {
    delegate().addBatch(first);
  }

  @Override
  public void clearBatch() throws SQLException {
    delegate().clearBatch();
  }

  @Override
  public boolean execute(String first, int[] second) throws SQLException {
    return delegate().execute(first, second);
  }

  @Override
  public boolean execute(String first, String[] second) throws SQLException {
    return delegate().execute(first, second);
  }

  @Override
  public boolean execute(String first, int second) throws SQLException {
    return delegate().execute(first, second);
  }

  @Override
  public boolean execute(String first) throws SQLException {
    return delegate().execute(first);
  }

  @Override
  public int[] executeBatch() throws SQLException {
    return delegate().executeBatch();
  }

  @Override
  public long[] executeLargeBatch() throws SQLException {
    return delegate().executeLargeBatch();
  }

  @Override
  public long executeLargeUpdate(String first, int[] second) throws SQLException {
    return delegate().executeLargeUpdate(first, second);
  }

  @Override
  public long executeLargeUpdate(String first, String[] second) throws SQLException {
    return delegate().executeLargeUpdate(first, second);
  }

  @Override
  public long executeLargeUpdate(String first, int second) throws SQLException {
    return delegate().executeLargeUpdate(first, second);
  }

  @Override
  public long executeLargeUpdate(String first) throws SQLException {
    return delegate().executeLargeUpdate(first);
  }

  @Override
  public ResultSet executeQuery(String first) throws SQLException {
    return delegate().executeQuery(first);
  }

  @Override
  public int executeUpdate(String first, int[] second) throws SQLException {
    return delegate().executeUpdate(first, second);
  }

  @Override
  public int executeUpdate(String first, String[] second) throws SQLException {
    return delegate().executeUpdate(first, second);
  }

  @Override
  public int executeUpdate(String first, int second) throws SQLException {
    return delegate().executeUpdate(first, second);
  }

  @Override
  public int executeUpdate(String first) throws SQLException {
    return delegate().executeUpdate(first);
  }

  @Override
  public ResultSet getGeneratedKeys() throws SQLException {
    return delegate().getGeneratedKeys();
  }

  @Override
  public long getLargeUpdateCount() throws SQLException {
    return delegate().getLargeUpdateCount();
  }

  @Override
  public boolean getMoreResults() throws SQLException {
    return delegate().getMoreResults();
  }

  @Override
  public boolean getMoreResults(int first) throws SQLException {
    return delegate().getMoreResults(first);
  }

  @Override
  public @Nullable ResultSet getResultSet() throws SQLException {
    return delegate().getResultSet();
  }

  @Override
  public int getUpdateCount() throws SQLException {
    return delegate().getUpdateCount();
  }
}
