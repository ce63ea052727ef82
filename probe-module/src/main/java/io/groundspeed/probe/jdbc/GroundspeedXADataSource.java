package io.groundspeed.probe.jdbc;

import io.groundspeed.probe.Probe;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.XAConnection;
import org.jspecify.annotations.Nullable;
import org.postgresql.xa.PGXADataSource;

/**
 * PostgreSQL's XA data source with all its properties; the statements of its connections are
 * measured. With {@code GROUNDSPEED_PROBE=off} it behaves as PostgreSQL's.
 */
public final class GroundspeedXADataSource extends PGXADataSource {
  @Override
  public XAConnection getXAConnection(@Nullable String user, @Nullable String password)
      throws SQLException {
    XAConnection connection = super.getXAConnection(user, password);
    return Probe.isOn()
        ? new MeasuredXAConnection(connection, getUrl(), login(user, password))
        : connection;
  }

  private static Properties login(@Nullable String user, @Nullable String password) {
    Properties login = new Properties();
    if (user != null) {
      login.setProperty("user", user);
    }
    if (password != null) {
      login.setProperty("password", password);
    }
    return login;
  }
}
