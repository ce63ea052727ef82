package io.groundspeed.probe.jdbc;

import io.groundspeed.probe.Probe;
import java.sql.SQLException;
import javax.sql.XAConnection;
import org.postgresql.xa.PGXADataSource;

/**
 * PostgreSQL's data source for transactions over several resources, with all its properties; what
 * goes through its connections is measured. With {@code GROUNDSPEED_PROBE=off} it is PostgreSQL's.
 */
public final class GroundspeedXADataSource extends PGXADataSource {
  @Override
  public XAConnection getXAConnection(String user, String password) throws SQLException {
    XAConnection connection = super.getXAConnection(user, password);
    return Probe.isOn() ? new MeasuredXAConnection(connection) : connection;
  }
}
