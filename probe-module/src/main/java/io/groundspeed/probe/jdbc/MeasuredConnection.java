package io.groundspeed.probe.jdbc;

import io.groundspeed.probe.Probe;
import io.groundspeed.probe.jdbc.forwarding.ForwardingConnection;
import io.groundspeed.probe.record.StatementLog;
import io.groundspeed.probe.session.DatabaseSession;
import io.groundspeed.probe.sql.Fingerprints;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A connection whose statements are measured. */
public final class MeasuredConnection extends ForwardingConnection {
  private final StatementLog log;
  private final Fingerprints fingerprints;
  private final @Nullable DatabaseSession session;

  /** The fingerprints of the texts that were prepared last. */
  private final RecentTexts recent = new RecentTexts();

  /** The driver's connection with its copies measured, once it was unwrapped. */
  private @Nullable Object unwrapped;

  /** The statement whose result was not read yet. */
  private @Nullable MeasuredStatement unasked;

  /** Wraps a connection of any driver. */
  public MeasuredConnection(Connection delegate, StatementLog log, Fingerprints fingerprints) {
    this(delegate, log, fingerprints, null);
  }

  /**
   * @param session to which its statements are reported; null if it is not listed
   */
  MeasuredConnection(
      Connection delegate,
      StatementLog log,
      Fingerprints fingerprints,
      @Nullable DatabaseSession session) {
    super(delegate);
    this.log = log;
    this.fingerprints = fingerprints;
    this.session = session;
  }

  StatementLog log() {
    return log;
  }

  Fingerprints fingerprints() {
    return fingerprints;
  }

  /** Begins an execution that belongs to no statement object. */
  Execution begin(String sql) {
    settle();
    return runs(new Execution(log, fingerprints.of(sql), null));
  }

  /** Records that the execution has begun, and returns it. */
  Execution runs(Execution execution) {
    if (session != null) {
      execution.runsOn(session);
    }
    return execution;
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    if (!MeasuredCopies.canMeasure(type)) {
      return super.unwrap(type);
    }
    if (unwrapped == null) {
      unwrapped = MeasuredCopies.of(super.unwrap(type), this);
    }
    return type.cast(unwrapped);
  }

  void unasked(MeasuredStatement statement) {
    unasked = statement;
  }

  void asked(MeasuredStatement statement) {
    unasked = unasked == statement ? null : unasked;
  }

  /**
   * Settles the last statement: a caller that continues without reading a result will not read it
   * any more. The closing of a pooled statement is not visible here.
   */
  void settle() {
    if (unasked != null) {
      MeasuredStatement statement = unasked;
      unasked = null;
      statement.settle();
    }
  }

  @Override
  public void commit() throws SQLException {
    settle();
    try {
      super.commit();
    } catch (SQLException e) { // a deferred constraint can wait for locks
      if (session != null) {
        Probe.deadlocks().failed(session, e);
      }
      throw e;
    }
  }

  @Override
  public void rollback() throws SQLException {
    settle();
    super.rollback();
  }

  @Override
  public boolean isValid(int seconds) throws SQLException {
    settle();
    return super.isValid(seconds);
  }

  @Override
  public void close() throws SQLException {
    settle();
    forget();
    super.close();
  }

  @Override
  public void abort(Executor first) throws SQLException {
    forget();
    super.abort(first);
  }

  private void forget() {
    if (session != null) {
      Probe.sessions().closed(session);
    }
  }

  @Override
  public Statement createStatement() throws SQLException {
    return new MeasuredStatement(this, super.createStatement());
  }

  @Override
  public Statement createStatement(int type, int concurrency) throws SQLException {
    return new MeasuredStatement(this, super.createStatement(type, concurrency));
  }

  @Override
  public Statement createStatement(int type, int concurrency, int holdability) throws SQLException {
    return new MeasuredStatement(this, super.createStatement(type, concurrency, holdability));
  }

  @Override
  public PreparedStatement prepareStatement(String sql) throws SQLException {
    return measured(super.prepareStatement(sql), sql);
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int generatedKeys) throws SQLException {
    return measured(super.prepareStatement(sql, generatedKeys), sql);
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int[] columns) throws SQLException {
    return measured(super.prepareStatement(sql, columns), sql);
  }

  @Override
  public PreparedStatement prepareStatement(String sql, String[] columns) throws SQLException {
    return measured(super.prepareStatement(sql, columns), sql);
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int type, int concurrency)
      throws SQLException {
    return measured(super.prepareStatement(sql, type, concurrency), sql);
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
      throws SQLException {
    return measured(super.prepareStatement(sql, type, concurrency, holdability), sql);
  }

  @Override
  public CallableStatement prepareCall(String sql) throws SQLException {
    return measured(super.prepareCall(sql), sql);
  }

  @Override
  public CallableStatement prepareCall(String sql, int type, int concurrency) throws SQLException {
    return measured(super.prepareCall(sql, type, concurrency), sql);
  }

  @Override
  public CallableStatement prepareCall(String sql, int type, int concurrency, int holdability)
      throws SQLException {
    return measured(super.prepareCall(sql, type, concurrency, holdability), sql);
  }

  private PreparedStatement measured(PreparedStatement statement, String sql) {
    PreparedStatement used =
        log.keepsBinds() ? Binds.noting(statement, PreparedStatement.class) : statement;
    return new MeasuredPreparedStatement(this, used, recent.of(sql, fingerprints), sql);
  }

  private CallableStatement measured(CallableStatement statement, String sql) {
    CallableStatement used =
        log.keepsBinds() ? Binds.noting(statement, CallableStatement.class) : statement;
    return new MeasuredCallableStatement(this, used, recent.of(sql, fingerprints), sql);
  }
}
