package io.groundspeed.probe.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Counts the rows that are read; its end is the end of the execution. */
final class MeasuredResultSet extends ForwardingResultSet {
  private final MeasuredStatement statement;
  private final Execution execution;

  /** The driver fetches rows in portions; else it has them all, and its clock need not be read. */
  private final boolean fetches;

  /**
   * @param execution null where the rows are no result of their own, such as generated keys
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

  /** Asks nothing of the driver that it may refuse its caller. */
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
    super.getStatement(); // which throws where the result is closed
    return statement;
  }
}
