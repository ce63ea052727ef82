package io.groundspeed.probe.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Counts the rows that are read. The end of the result is the end of the execution. */
final class MeasuredResultSet extends ForwardingResultSet {
  private final MeasuredStatement statement;
  private final Execution execution;

  /**
   * Whether the driver fetches rows in portions. Otherwise it already has all of them, and the
   * clock need not be read.
   */
  private final boolean fetches;

  /**
   * @param execution null if the rows are not the result of a statement, for example generated keys
   */
  MeasuredResultSet(MeasuredStatement statement, ResultSet delegate, Execution execution) {
    super(delegate);
    this.statement = statement;
    this.execution = execution;
    fetches = execution != null && fetches(delegate);
  }

  @Override
  public boolean next() throws SQLException {
    boolean found;
    try {
      found = fetches ? fetchNext() : super.next();
    } catch (Throwable e) {
      if (execution != null) {
        throw execution.failed(e);
      }
      throw e;
    }
    if (execution != null) {
      if (found) {
        execution.row();
      } else {
        execution.allRead();
      }
    }
    return found;
  }

  /** Uses only the driver's methods that it does not refuse to the caller either. */
  private static boolean fetches(ResultSet delegate) {
    try {
      return delegate.getFetchSize() != 0;
    } catch (SQLException | RuntimeException e) {
      return false;
    }
  }

  private boolean fetchNext() throws SQLException {
    execution.entered();
    boolean found = super.next();
    execution.returned();
    return found;
  }

  @Override
  public void close() throws SQLException {
    if (fetches) {
      execution.entered();
    }
    try {
      super.close();
    } finally {
      if (execution != null) {
        execution.end();
      }
    }
  }

  @Override
  public Object getObject(int column) throws SQLException {
    long entered = System.nanoTime();
    return statement.value(super.getObject(column), entered);
  }

  @Override
  public Object getObject(String column) throws SQLException {
    long entered = System.nanoTime();
    return statement.value(super.getObject(column), entered);
  }

  @Override
  public Statement getStatement() throws SQLException {
    super.getStatement(); // throws if the result is closed
    return statement;
  }
}
