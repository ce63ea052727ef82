package io.groundspeed.deployment;

import io.groundspeed.postgres.Sql;
import io.groundspeed.postgres.Unavailable;
import io.groundspeed.shared.TimeRange;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
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
    List<Map.Entry<String, Instant>> rows = List.copyOf(deployed.entrySet());
    try (Connection connection = dataSource.getConnection()) {
      Sql.of(connection, NOTE)
          .within(SECONDS)
          .with(node)
          .array("timestamptz", rows, row -> row.getValue().atOffset(ZoneOffset.UTC))
          .array("text", rows, Map.Entry::getKey)
          .update();
      Sql.of(connection, FORGET).update();
    }
  }

  /**
   * Returns the deployments in a range, newest first.
   *
   * @throws Unavailable if the database is unavailable or slow
   */
  List<NodeDeployment> within(TimeRange range) {
    try (Connection connection = dataSource.getConnection()) {
      return Sql.of(connection, WITHIN)
          .within(SECONDS)
          .with(range.from(), range.to())
          .rows(row -> new NodeDeployment(row.getString(1), row.getString(2), Sql.instant(row, 3)));
    } catch (SQLException e) {
      throw Unavailable.database();
    }
  }
}
