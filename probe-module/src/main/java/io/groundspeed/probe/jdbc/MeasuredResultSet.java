package io.groundspeed.probe.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Counts the rows that are read; its end is the end of the execution. */
final class MeasuredResultSet extends ForwardingResultSet {
  private final MeasuredStatement statement;
  private final Execution execution;

  /**
   * @param execution null where the rows are no result of their own, such as generated keys
   */
  MeasuredResultSet(MeasuredStatement statement, ResultSet delegate, Execution execution) {
    super(delegate);
    this.statement = statement;
    this.execution = execution;
  }

  @Override
  public boolean next() throws SQLException {
    boolean found;
    try {
      found = super.next();
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

  @Override
  public void close() throws SQLException {
    if (execution != null) {
      execution.end();
    }
    super.close();
  }

  @Override
  public Statement getStatement() throws SQLException {
    super.getStatement(); // which throws where the result is closed
    return statement;
  }
}
