package io.groundspeed.probe.jdbc;

import io.groundspeed.probe.sql.Fingerprint;
import java.sql.CallableStatement;

/** Measures each execution of a callable statement. */
final class MeasuredCallableStatement extends ForwardingCallableStatement {
  MeasuredCallableStatement(
      MeasuredConnection connection, CallableStatement delegate, Fingerprint fingerprint) {
    super(connection, delegate, fingerprint);
  }
}
