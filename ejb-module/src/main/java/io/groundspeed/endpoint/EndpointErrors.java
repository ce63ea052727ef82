package io.groundspeed.endpoint;

import io.groundspeed.shared.TimeRange;
import io.groundspeed.telemetry.Unavailable;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Single requests that failed, from the raw log, which keeps every one of them. */
@ApplicationScoped
public class EndpointErrors {
  private static final int SECONDS = 3;

  // The condition on failures is that of ix_api_performance_errors, word by word.
  private static final String LATEST =
      """
      SELECT recorded_at, status_code, response_time_ms, error_message, principal, node, request_id
        FROM groundspeed.api_performance
       WHERE endpoint = ? AND recorded_at >= ? AND recorded_at < ?
         AND (status_code >= 500 OR error_message IS NOT NULL)
         AND method = ? AND deployment = ?
       ORDER BY recorded_at DESC
       LIMIT ?
      """;

  @Resource(lookup = "java:jboss/datasources/GroundspeedTelemetryDS")
  private DataSource dataSource;

  protected EndpointErrors() {}

  EndpointErrors(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Returns the latest failures of a route, the last one first.
   *
   * @throws Unavailable where the database is away or slow
   */
  public List<EndpointError> latest(TimeRange range, Endpoint endpoint, int limit) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(LATEST)) {
      select.setQueryTimeout(SECONDS);
      select.setString(1, endpoint.template());
      select.setTimestamp(2, Timestamp.from(range.from()));
      select.setTimestamp(3, Timestamp.from(range.to()));
      select.setString(4, endpoint.method());
      select.setString(5, endpoint.deployment());
      select.setInt(6, limit);
      return read(select);
    } catch (SQLException e) {
      throw Unavailable.database("the failures can't be read now");
    }
  }

  private static List<EndpointError> read(PreparedStatement select) throws SQLException {
    List<EndpointError> errors = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        errors.add(
            new EndpointError(
                rows.getTimestamp(1).toInstant(),
                rows.getInt(2),
                rows.getDouble(3),
                rows.getString(4),
                rows.getString(5),
                rows.getString(6),
                rows.getString(7)));
      }
    }
    return errors;
  }
}
