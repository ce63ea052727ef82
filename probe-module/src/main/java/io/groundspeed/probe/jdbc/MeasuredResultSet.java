package io.groundspeed.probe.jdbc;

import io.groundspeed.probe.jdbc.forwarding.ForwardingResultSet;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Counts the rows that are read. The end of the result is the end of the execution. */
final class MeasuredResultSet extends ForwardingResultSet {
  private final MeasuredStatement statement;
  private final @Nullable Execution execution;

  /**
   * The execution if the driver fetches rows in portions. Otherwise null: the driver already has
   * all of them, and the clock need not be read.
   */
  private final @Nullable Execution fetching;

  /**
   * @param execution null if the rows are not the result of a statement, for example generated keys
   */
  MeasuredResultSet(
      MeasuredStatement statement, ResultSet delegate, @Nullable Execution execution) {
    super(delegate);
    this.statement = statement;
    this.execution = execution;
    fetching = execution != null && fetches(delegate) ? execution : null;
  }

  @Override
  public boolean next() throws SQLException {
    boolean found;
    try {
      found = fetching == null ? super.next() : fetchNext(fetching);
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

  private boolean fetchNext(Execution fetching) throws SQLException {
    fetching.entered();
    boolean found = super.next();
    fetching.returned();
    return found;
  }

  @Override
  public void close() throws SQLException {
    if (fetching != null) {
      fetching.entered();
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
