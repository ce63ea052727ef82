package io.groundspeed.job.claim;

import io.groundspeed.job.Lane;
import io.groundspeed.postgres.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Claims jobs for this node. Each job is claimed by one node only.
 *
 * <p>A claim of due jobs reads the first due jobs of every lane (a type and priority), chooses the
 * best of all by priority and age, and locks those that no other node is claiming. Its cost
 * therefore does not depend on how many jobs are waiting or have ended, and jobs of unknown types
 * are never in its way. A claim by ids reads only those jobs.
 *
 * <p>The statements are written out, because {@code -Dbench=jobs} measures them.
 */
public final class Claims {
  /**
   * Number of additional candidates per wanted job, because another node may be claiming the first
   * ones.
   */
  private static final int MORE = 3;

  /** Maximum number of additional candidates. */
  private static final int MOST_MORE = 150;

  /**
   * Commits synchronously, which also flushes all earlier commits. It must write something to do
   * so.
   */
  private static final String TO_DISK = "SELECT pg_current_xact_id()";

  private final String node;
  private final Duration lease;
  private final Frontier frontier;

  public Claims(String node, Duration lease, Frontier frontier) {
    this.frontier = frontier;
    this.node = node;
    this.lease = lease;
  }

  /**
   * Claims up to a number of due jobs of the given types, in the order in which they should run.
   * Jobs before the frontier are not seen: a caller that receives fewer than it wanted calls {@link
   * Frontier#look} and claims again.
   *
   * <p>The claims are committed and visible to all nodes, but not on disk before {@link #toDisk}.
   *
   * @param connection must be in auto-commit mode
   * @param most maximum number of jobs, at least 1
   */
  public List<ClaimedJob> claim(Connection connection, Collection<String> types, int most)
      throws SQLException {
    if (frontier.of(types).isEmpty()) {
      return List.of();
    }
    if (frontier.knowsLimits()) {
      return claimWithinLimits(connection, types, most);
    }
    // One statement, one round trip. Types that have since been limited are left for the next
    // claim.
    return claim(connection, ClaimSql.CLAIM_OF_FREE_TYPES, rooms(types, most), most);
  }

  /**
   * Claims the given jobs if they are due, free, and of one of the types, and if the type has no
   * limit. Others are left for a claim of due jobs.
   *
   * @see #claim(Connection, Collection, int)
   */
  public List<ClaimedJob> claim(Connection connection, Collection<String> types, List<Long> ids)
      throws SQLException {
    try (PreparedStatement claim = connection.prepareStatement(ClaimSql.CLAIM_OF_IDS)) {
      claim.setArray(1, connection.createArrayOf("int8", ids.toArray()));
      claim.setArray(2, connection.createArrayOf("text", types.toArray()));
      claim.setString(3, node);
      claim.setLong(4, lease.toMillis());
      return read(claim, lanes -> lanes.keySet().forEach(frontier::learn));
    }
  }

  /**
   * Waits until claims are on disk. The jobs need not wait for this: if the database crashes
   * before, their effects are undone too. Only the record of their start would be lost, and a job
   * that crashes the database must not be started forever.
   */
  public static void toDisk(Connection connection) throws SQLException {
    try (PreparedStatement commit = connection.prepareStatement(TO_DISK)) {
      commit.execute();
    }
  }

  private List<ClaimedJob> claimWithinLimits(
      Connection connection, Collection<String> types, int most) throws SQLException {
    connection.setAutoCommit(false);
    try {
      List<ClaimedJob> claimed =
          claim(
              connection,
              ClaimSql.CLAIM_WITHIN_LIMITS,
              new Limits(connection).apply(rooms(types, most)),
              most);
      connection.commit();
      return claimed;
    } catch (SQLException | RuntimeException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private static Map<String, Integer> rooms(Collection<String> types, int most) {
    Map<String, Integer> rooms = new TreeMap<>();
    types.forEach(type -> rooms.put(type, candidates(most)));
    return rooms;
  }

  private static int candidates(int most) {
    return most + Math.min(most * MORE, MOST_MORE);
  }

  private List<ClaimedJob> claim(
      Connection connection, String sql, Map<String, Integer> rooms, int most) throws SQLException {
    List<Frontier.Start> lanes = frontier.of(rooms.keySet());
    if (lanes.isEmpty()) {
      return List.of();
    }
    try (PreparedStatement claim = connection.prepareStatement(sql)) {
      claim.setArray(1, Sql.array(connection, "text", lanes, start -> start.lane().type()));
      claim.setArray(2, Sql.array(connection, "int4", lanes, start -> start.lane().priority()));
      claim.setArray(3, Sql.array(connection, "text", lanes, start -> start.at().toString()));
      claim.setArray(
          4, Sql.array(connection, "int4", lanes, start -> rooms.get(start.lane().type())));
      claim.setInt(5, candidates(most));
      claim.setInt(6, most);
      claim.setString(7, node);
      claim.setLong(8, lease.toMillis());
      return read(claim, frontier::passed);
    }
  }

  /**
   * @param lanes receives the lanes of the claimed jobs, with the first run order in each
   */
  private static List<ClaimedJob> read(PreparedStatement claim, Consumer<Map<Lane, Instant>> lanes)
      throws SQLException {
    List<ClaimedJob> claimed = new ArrayList<>();
    Map<Lane, Instant> first = new HashMap<>();
    try (ResultSet row = claim.executeQuery()) {
      while (row.next()) {
        ClaimedJob job = read(row);
        claimed.add(job);
        first.merge(
            new Lane(job.type(), row.getInt("priority")),
            job.runOrder(),
            (one, other) -> one.isBefore(other) ? one : other);
      }
    }
    lanes.accept(first);
    claimed.sort(Comparator.comparing(ClaimedJob::runOrder).thenComparing(ClaimedJob::id));
    return claimed;
  }

  private static ClaimedJob read(ResultSet row) throws SQLException {
    return new ClaimedJob(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getInt(4),
        row.getInt(5),
        row.getObject(6, UUID.class),
        row.getTimestamp(7).toInstant());
  }
}
