package io.groundspeed.endpoint;

import io.groundspeed.telemetry.RawLogs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;

/** The raw log of requests. */
@ApplicationScoped
public class EndpointLog {
  @Inject private RawLogs logs;

  /**
   * Removes requests older than a number of whole UTC days.
   *
   * @return the number of rows removed
   * @throws SQLException if a day was still in use after several attempts
   */
  public long cleanUp(int daysToKeep) throws SQLException {
    return logs.removeOlderThan("api_performance", daysToKeep);
  }
}
