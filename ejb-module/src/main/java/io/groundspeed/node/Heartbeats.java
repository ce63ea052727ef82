package io.groundspeed.node;

import io.groundspeed.database.ClockSkew;
import io.groundspeed.postgres.Unavailable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
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
      try (PreparedStatement beat = connection.prepareStatement(BEAT);
          PreparedStatement forget = connection.prepareStatement(FORGET)) {
        beat.setQueryTimeout(SECONDS);
        beat.setString(1, node);
        beat.setObject(2, started.atOffset(ZoneOffset.UTC));
        beat.setDouble(3, skew);
        beat.setString(4, versions.groundspeed());
        beat.setString(5, versions.java());
        beat.setString(6, versions.server());
        beat.executeUpdate();
        forget.executeUpdate();
      }
    }
  }

  /** Removes this node's row, because it stops in an orderly way. */
  void stop() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement delete =
            connection.prepareStatement("DELETE FROM groundspeed.nodes WHERE node = ?")) {
      delete.setQueryTimeout(SECONDS);
      delete.setString(1, node);
      delete.executeUpdate();
    }
  }

  /**
   * Returns the nodes that reported within the last week and were not shut down, by name.
   *
   * @throws Unavailable if the database is unavailable or slow
   */
  List<NodeState> all() {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(ALL)) {
      select.setQueryTimeout(SECONDS);
      List<NodeState> nodes = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          nodes.add(read(row));
        }
      }
      return nodes;
    } catch (SQLException e) {
      throw Unavailable.database();
    }
  }

  private static NodeState read(ResultSet row) throws SQLException {
    return new NodeState(
        row.getString(1),
        row.getTimestamp(2).toInstant(),
        row.getTimestamp(3).toInstant(),
        Duration.ofMillis(Math.round(row.getDouble(4) * 1_000)),
        row.getDouble(5),
        row.getString(6),
        row.getString(7),
        row.getString(8));
  }
}
