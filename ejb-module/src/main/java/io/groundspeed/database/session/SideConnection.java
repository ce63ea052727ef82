package io.groundspeed.database.session;

import io.groundspeed.probe.Probe;
import io.groundspeed.probe.session.MeasuredDatabase;
import java.sql.Connection;
import java.sql.SQLException;

/** Opens connections beside the measured pools. */
public final class SideConnection {
  private static final String APPLICATION = "groundspeed";

  private SideConnection() {}

  /**
   * Opens a connection with the log-in of a pool that is measured on this node.
   *
   * @param database host, port and name
   * @param seconds maximum time to connect, and to wait for each answer
   * @throws SessionRefused if this node does not measure the database
   * @throws SQLException if the database can't be reached or refuses the log-in
   */
  public static Connection to(String database, int seconds) throws SQLException {
    MeasuredDatabase known = Probe.sessions().named(database).orElse(null);
    if (known != null) {
      return known.connect(APPLICATION, seconds);
    }
    throw new SessionRefused(
        "This node has no measured connection to %s. Try another node.".formatted(database));
  }
}
