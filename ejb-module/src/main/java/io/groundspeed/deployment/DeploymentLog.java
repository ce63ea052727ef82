package io.groundspeed.deployment;

import io.groundspeed.postgres.Unavailable;
import io.groundspeed.shared.TimeRange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Reads and writes the table of deployments. Thread-safe. */
final class DeploymentLog {
  private static final int SECONDS = 4;

  private static final String NOTE =
      """
      INSERT INTO groundspeed.deployments (deployed_at, deployment, node)
      SELECT deployed_at, deployment, ? FROM unnest(?::timestamptz[], ?::text[])
          AS new (deployed_at, deployment)
          ON CONFLICT DO NOTHING
      """;

  /** Longer than the default retention of daily sketches. */
  private static final String FORGET =
      """
      DELETE FROM groundspeed.deployments
       WHERE deployed_at < groundspeed.clock() - interval '800 days'
      """;

  private static final String WITHIN =
      """
      SELECT deployment, node, deployed_at
        FROM groundspeed.deployments
       WHERE deployed_at >= ? AND deployed_at < ?
       ORDER BY deployed_at DESC
       LIMIT 2000
      """;

  private final DataSource dataSource;

  DeploymentLog(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Records the deployments of a node. Rows that exist remain unchanged. */
  void note(String node, Map<String, Instant> deployed) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement note = connection.prepareStatement(NOTE);
        PreparedStatement forget = connection.prepareStatement(FORGET)) {
      note.setQueryTimeout(SECONDS);
      note.setString(1, node);
      note.setArray(
          2,
          connection.createArrayOf(
              "timestamptz",
              deployed.values().stream().map(at -> at.atOffset(ZoneOffset.UTC)).toArray()));
      note.setArray(3, connection.createArrayOf("text", deployed.keySet().toArray()));
      note.executeUpdate();
      forget.executeUpdate();
    }
  }

  /**
   * Returns the deployments in a range, newest first.
   *
   * @throws Unavailable if the database is unavailable or slow
   */
  List<NodeDeployment> within(TimeRange range) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(WITHIN)) {
      select.setQueryTimeout(SECONDS);
      select.setObject(1, range.from().atOffset(ZoneOffset.UTC));
      select.setObject(2, range.to().atOffset(ZoneOffset.UTC));
      List<NodeDeployment> found = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(
              new NodeDeployment(
                  row.getString(1), row.getString(2), row.getTimestamp(3).toInstant()));
        }
      }
      return found;
    } catch (SQLException e) {
      throw Unavailable.database();
    }
  }
}
