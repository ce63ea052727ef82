package io.groundspeed.probe.jdbc;

import io.groundspeed.probe.sql.Fingerprint;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Measures each execution of a prepared statement. */
class MeasuredPreparedStatement extends TypedParameters {
  private final Fingerprint fingerprint;
  private final @Nullable PreparedStatement noting;

  MeasuredPreparedStatement(
      MeasuredConnection connection,
      PreparedStatement delegate,
      Fingerprint fingerprint,
      String sql) {
    super(connection, delegate, fingerprint.lacksTypes() ? new ParameterTypes(sql) : null);
    this.fingerprint = fingerprint;
    noting = connection.log().keepsBinds() ? delegate : null;
  }

  @Override
  final @Nullable String @Nullable [] binds() {
    return noting == null ? null : Binds.of(noting);
  }

  private Execution begin() {
    storeTypes(fingerprint);
    return begin(fingerprint);
  }

  @Override
  public ResultSet executeQuery() throws SQLException {
    Execution execution = begin();
    try {
      return reading(execution, super.executeQuery());
    } catch (Throwable e) {
      throw execution.failed(e);
    }
  }

  @Override
  public int executeUpdate() throws SQLException {
    return (int) begin().update(super::executeUpdate);
  }

  @Override
  public long executeLargeUpdate() throws SQLException {
    return begin().update(super::executeLargeUpdate);
  }

  @Override
  public boolean execute() throws SQLException {
    return execute(begin(), super::execute);
  }

  @Override
  Fingerprint batchFingerprint(String added) {
    storeTypes(fingerprint);
    return fingerprint;
  }
}
