package io.groundspeed.node;

import io.groundspeed.database.ClockSkew;
import io.groundspeed.postgres.Sql;
import io.groundspeed.postgres.Unavailable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;

/** Reads and writes the table of nodes. Thread-safe. */
final class Heartbeats {
  /** How often a node reports that it is alive. */
  static final Duration EVERY = Duration.ofSeconds(15);

  private static final int SECONDS = 4;

  private static final String BEAT =
      """
      INSERT INTO groundspeed.nodes
             (node, started_at, seen_at, clock_skew_ms, version, java, server)
      VALUES (?, ?, groundspeed.clock(), ?, ?, ?, ?)
          ON CONFLICT (node) DO UPDATE
         SET started_at    = excluded.started_at,
             seen_at       = excluded.seen_at,
             clock_skew_ms = excluded.clock_skew_ms,
             version       = excluded.version,
             java          = excluded.java,
             server        = excluded.server
      """;

  /** Removes nodes that crashed more than a week ago. */
  private static final String FORGET =
      "DELETE FROM groundspeed.nodes WHERE seen_at < groundspeed.clock() - interval '7 days'";

  private static final String ALL =
      """
      SELECT node, started_at, seen_at, extract(epoch FROM groundspeed.clock() - seen_at),
             clock_skew_ms, version, java, server
        FROM groundspeed.nodes
       ORDER BY node
       LIMIT 100
      """;

  private final DataSource dataSource;
  private final InstantSource time;
  private final String node;
  private final Instant started;

  Heartbeats(DataSource dataSource, InstantSource time, String node) {
    this.dataSource = dataSource;
    this.time = time;
    this.node = node;
    started = time.instant();
  }

  /** Records that this node is alive, and deletes old rows. */
  void beat(Versions versions) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      double skew = new ClockSkew(time).millis(connection);
      Sql.of(connection, BEAT)
          .within(SECONDS)
          .with(node, started, skew)
          .with(versions.groundspeed(), versions.java(), versions.server())
          .update();
      Sql.of(connection, FORGET).update();
    }
  }

  /** Removes this node's row, because it stops in an orderly way. */
  void stop() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      Sql.of(connection, "DELETE FROM groundspeed.nodes WHERE node = ?")
          .within(SECONDS)
          .with(node)
          .update();
    }
  }

  /**
   * Returns the nodes that reported within the last week and were not shut down, by name.
   *
   * @throws Unavailable if the database is unavailable or slow
   */
  List<NodeState> all() {
    try (Connection connection = dataSource.getConnection()) {
      return Sql.of(connection, ALL).within(SECONDS).rows(Heartbeats::read);
    } catch (SQLException e) {
      throw Unavailable.database();
    }
  }

  private static NodeState read(ResultSet row) throws SQLException {
    return new NodeState(
        row.getString(1),
        Sql.instant(row, 2),
        Sql.instant(row, 3),
        Duration.ofMillis(Math.round(row.getDouble(4) * 1_000)),
        row.getDouble(5),
        row.getString(6),
        row.getString(7),
        row.getString(8));
  }
}
