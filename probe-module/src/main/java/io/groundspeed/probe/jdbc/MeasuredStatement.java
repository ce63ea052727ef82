package io.groundspeed.probe.jdbc;

import io.groundspeed.probe.jdbc.forwarding.ForwardingStatement;
import io.groundspeed.probe.sql.Fingerprint;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Measures each execution. An execution with a result is recorded when the result ends, with its
 * rows.
 */
class MeasuredStatement extends ForwardingStatement {
  /**
   * Maximum number of open cursors. Beyond it, the first one is recorded with the rows read until
   * then.
   */
  private static final int MOST_CURSORS = 1_000;

  private final MeasuredConnection connection;
  private @Nullable BatchText batch;

  /** The execution whose result has not been read to its end. */
  private @Nullable Execution open;

  /** The executions of cursors among its values; null if there were none. */
  private @Nullable List<Execution> cursors;

  MeasuredStatement(MeasuredConnection connection, Statement delegate) {
    super(delegate);
    this.connection = connection;
  }

  @Override
  public final Connection getConnection() throws SQLException {
    super.getConnection(); // throws if the statement is closed
    return connection;
  }

  final Execution begin(Fingerprint fingerprint) {
    settle();
    connection.settle();
    return connection.runs(new Execution(connection.log(), fingerprint, binds()));
  }

  /** Returns the bind values; null if they are not captured. */
  @Nullable String @Nullable [] binds() {
    return null;
  }

  private Execution begin(String sql) {
    Fingerprint fingerprint = connection.fingerprints().of(sql);
    fingerprint.typed(sql, parameter -> null);
    return begin(fingerprint);
  }

  final MeasuredResultSet reading(Execution execution, ResultSet rows) {
    execution.returned();
    open = execution;
    return new MeasuredResultSet(this, rows, execution);
  }

  /** Handles the end of an execution that may have returned a result or a count. */
  final boolean executed(Execution execution, boolean hasResult) throws SQLException {
    if (hasResult) {
      execution.returned();
      open = execution;
      connection.unasked(this);
    } else {
      execution.changed(super.getUpdateCount());
    }
    return hasResult;
  }

  /** Ends the execution whose result was not read to its end. */
  final void settle() {
    if (open != null) {
      open.end();
      open = null;
    }
    if (cursors != null) {
      cursors.forEach(Execution::end);
      cursors = null;
    }
  }

  /**
   * Measures the driver's answer for a value of type {@code refcursor}: the rows of the cursor,
   * which it has fetched with a separate statement.
   *
   * @param entered when the value was requested
   */
  final Object value(Object value, long entered) {
    if (!(value instanceof ResultSet rows) || value instanceof MeasuredResultSet) {
      return value;
    }
    Fingerprint fetch = connection.fingerprints().of("FETCH ALL IN cursor");
    Execution execution = new Execution(connection.log(), fetch, null, entered);
    execution.returned();
    if (cursors == null) {
      cursors = new ArrayList<>();
    } else if (cursors.size() >= MOST_CURSORS) {
      cursors.remove(0).end();
    }
    cursors.add(execution);
    return new MeasuredResultSet(this, rows, execution);
  }

  @Override
  public ResultSet executeQuery(String sql) throws SQLException {
    Execution execution = begin(sql);
    try {
      return reading(execution, super.executeQuery(sql));
    } catch (Throwable e) {
      throw execution.failed(e);
    }
  }

  @Override
  public int executeUpdate(String sql) throws SQLException {
    return (int) update(sql, () -> super.executeUpdate(sql));
  }

  @Override
  public int executeUpdate(String sql, int generatedKeys) throws SQLException {
    return (int) update(sql, () -> super.executeUpdate(sql, generatedKeys));
  }

  @Override
  public int executeUpdate(String sql, int[] columns) throws SQLException {
    return (int) update(sql, () -> super.executeUpdate(sql, columns));
  }

  @Override
  public int executeUpdate(String sql, String[] columns) throws SQLException {
    return (int) update(sql, () -> super.executeUpdate(sql, columns));
  }

  @Override
  public long executeLargeUpdate(String sql) throws SQLException {
    return update(sql, () -> super.executeLargeUpdate(sql));
  }

  @Override
  public long executeLargeUpdate(String sql, int generatedKeys) throws SQLException {
    return update(sql, () -> super.executeLargeUpdate(sql, generatedKeys));
  }

  @Override
  public long executeLargeUpdate(String sql, int[] columns) throws SQLException {
    return update(sql, () -> super.executeLargeUpdate(sql, columns));
  }

  @Override
  public long executeLargeUpdate(String sql, String[] columns) throws SQLException {
    return update(sql, () -> super.executeLargeUpdate(sql, columns));
  }

  private long update(String sql, Execution.Update update) throws SQLException {
    return begin(sql).update(update);
  }

  @Override
  public boolean execute(String sql) throws SQLException {
    return execute(sql, () -> super.execute(sql));
  }

  @Override
  public boolean execute(String sql, int generatedKeys) throws SQLException {
    return execute(sql, () -> super.execute(sql, generatedKeys));
  }

  @Override
  public boolean execute(String sql, int[] columns) throws SQLException {
    return execute(sql, () -> super.execute(sql, columns));
  }

  @Override
  public boolean execute(String sql, String[] columns) throws SQLException {
    return execute(sql, () -> super.execute(sql, columns));
  }

  private boolean execute(String sql, Execution.Any any) throws SQLException {
    return execute(begin(sql), any);
  }

  final boolean execute(Execution execution, Execution.Any any) throws SQLException {
    boolean hasResult;
    try {
      hasResult = any.execute();
    } catch (Throwable e) {
      throw execution.failed(e);
    }
    return executed(execution, hasResult);
  }

  @Override
  public @Nullable ResultSet getResultSet() throws SQLException {
    ResultSet rows = super.getResultSet();
    if (open != null) {
      connection.asked(this);
    }
    return rows == null ? null : new MeasuredResultSet(this, rows, open);
  }

  @Override
  public ResultSet getGeneratedKeys() throws SQLException {
    return new MeasuredResultSet(this, super.getGeneratedKeys(), null);
  }

  @Override
  public void addBatch(String sql) throws SQLException {
    super.addBatch(sql);
    batch = BatchText.add(batch, sql);
  }

  @Override
  public void clearBatch() throws SQLException {
    batch = null;
    super.clearBatch();
  }

  @Override
  public int[] executeBatch() throws SQLException {
    return batched().batch(super::executeBatch);
  }

  @Override
  public long[] executeLargeBatch() throws SQLException {
    return batched().largeBatch(super::executeLargeBatch);
  }

  private Execution batched() {
    String text = batch == null ? "" : batch.text();
    batch = null;
    return begin(batchFingerprint(text));
  }

  /** Returns the fingerprint of a batch. */
  Fingerprint batchFingerprint(String added) {
    return connection.fingerprints().of(added);
  }

  @Override
  public void close() throws SQLException {
    settle();
    super.close();
  }
}
