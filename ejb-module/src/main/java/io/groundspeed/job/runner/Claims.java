package io.groundspeed.job.runner;

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
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Takes jobs for this node, each of them for one node only.
 *
 * <p>A claim asks every lane, a type and priority, for its first due jobs, takes the best of all by
 * priority and age, and locks those that no other node is taking. So a claim costs the same however
 * many jobs wait or have ended, and jobs of types that this node doesn't know are never in its way.
 */
final class Claims {
  /** More candidates than wanted, since another node may be taking the first ones. */
  private static final int CANDIDATES = 4;

  /** What an administrator set; a paused type is not asked for. */
  private static final String SETTINGS =
      """
      SELECT job_type, paused_at IS NOT NULL AS paused, max_running
        FROM groundspeed.job_type_settings
       WHERE job_type = ANY (?)
      """;

  /** One node at a time counts and claims a type that is limited, else two would pass the limit. */
  private static final String LOCK_LIMITED =
      """
      SELECT job_type
        FROM groundspeed.job_type_settings
       WHERE job_type = ANY (?)
         FOR UPDATE SKIP LOCKED
      """;

  private static final String RUNNING =
      """
      SELECT job_type, count(*)
        FROM groundspeed.background_jobs
       WHERE status = 'processing' AND job_type = ANY (?)
       GROUP BY job_type
      """;

  /** Materialized: the planner might else run the locking part again, and take more than asked. */
  private static final String CLAIM =
      """
      WITH candidate AS MATERIALIZED (
          SELECT job.id, job.run_order
            FROM unnest(?::text[], ?::int[], ?::timestamptz[], ?::int[])
              AS lane (job_type, priority, start, room)
           CROSS JOIN LATERAL (
                 SELECT id, run_order
                   FROM groundspeed.background_jobs
                  WHERE status = 'pending'
                    AND job_type = lane.job_type
                    AND priority = lane.priority
                    AND run_order >= lane.start
                  ORDER BY run_order
                  LIMIT lane.room) AS job
           WHERE job.run_order <= groundspeed.job_run_order(groundspeed.clock(), lane.priority)
           ORDER BY job.run_order
           LIMIT ?
      ), taken AS MATERIALIZED (
          SELECT job.id
            FROM candidate JOIN groundspeed.background_jobs AS job USING (id)
           WHERE job.status = 'pending'
           ORDER BY candidate.run_order
           LIMIT ?
             FOR UPDATE OF job SKIP LOCKED
      )
      UPDATE groundspeed.background_jobs AS job
         SET status = 'processing', attempts = attempts + 1, node = ?,
             lease_token = gen_random_uuid(),
             lease_until = groundspeed.clock() + ? * interval '1 ms',
             started_at = groundspeed.clock(), updated_at = groundspeed.clock(),
             cancel_requested = false, progress = NULL, progress_note = NULL
        FROM taken
       WHERE job.id = taken.id
      RETURNING job.id, job.job_type, job.payload::text, job.attempts, job.max_attempts,
                job.lease_token, job.run_order, job.priority
      """;

  private final DataSource dataSource;
  private final String node;
  private final Duration lease;
  private final Frontier frontier;

  Claims(DataSource dataSource, String node, Duration lease, Frontier frontier) {
    this.frontier = frontier;
    this.dataSource = dataSource;
    this.node = node;
    this.lease = lease;
  }

  /**
   * Takes up to so many due jobs of the types, in the order in which they should run. Those before
   * the frontier stay: who gets fewer than wanted moves it by {@link Frontier#look} and asks again.
   *
   * @param most at least 1
   */
  List<ClaimedJob> claim(Collection<String> types, int most) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        List<ClaimedJob> claimed = claim(connection, rooms(connection, types, most), most);
        connection.commit();
        return claimed;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
    }
  }

  /** Returns how many candidates each type may bring. */
  private static Map<String, Integer> rooms(
      Connection connection, Collection<String> types, int most) throws SQLException {
    Map<String, Integer> rooms = new TreeMap<>();
    types.forEach(type -> rooms.put(type, most * CANDIDATES));
    Map<String, Integer> limits = new TreeMap<>();
    try (PreparedStatement select = connection.prepareStatement(SETTINGS)) {
      select.setArray(1, connection.createArrayOf("text", types.toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          if (row.getBoolean("paused")) {
            rooms.remove(row.getString("job_type"));
          } else if (row.getObject("max_running") != null) {
            limits.put(row.getString("job_type"), row.getInt("max_running"));
          }
        }
      }
    }
    if (!limits.isEmpty()) {
      applyLimits(connection, limits, rooms);
    }
    return rooms;
  }

  private static void applyLimits(
      Connection connection, Map<String, Integer> limits, Map<String, Integer> rooms)
      throws SQLException {
    rooms.keySet().removeAll(limits.keySet());
    Object[] types = limits.keySet().toArray();
    try (PreparedStatement lock = connection.prepareStatement(LOCK_LIMITED)) {
      lock.setArray(1, connection.createArrayOf("text", types));
      try (ResultSet row = lock.executeQuery()) {
        while (row.next()) {
          rooms.put(row.getString(1), limits.get(row.getString(1)));
        }
      }
    }
    try (PreparedStatement count = connection.prepareStatement(RUNNING)) {
      count.setArray(1, connection.createArrayOf("text", types));
      try (ResultSet row = count.executeQuery()) {
        while (row.next()) {
          int running = row.getInt(2);
          rooms.computeIfPresent(
              row.getString(1), (type, limit) -> limit > running ? limit - running : null);
        }
      }
    }
  }

  private List<ClaimedJob> claim(Connection connection, Map<String, Integer> rooms, int most)
      throws SQLException {
    List<Frontier.Start> lanes = frontier.of(rooms.keySet());
    if (lanes.isEmpty()) {
      return List.of();
    }
    try (PreparedStatement claim = connection.prepareStatement(CLAIM)) {
      setArray(claim, 1, "text", lanes, start -> start.lane().type());
      setArray(claim, 2, "int4", lanes, start -> start.lane().priority());
      setArray(claim, 3, "text", lanes, start -> start.at().toString());
      setArray(claim, 4, "int4", lanes, start -> rooms.get(start.lane().type()));
      claim.setInt(5, most * CANDIDATES);
      claim.setInt(6, most);
      claim.setString(7, node);
      claim.setLong(8, lease.toMillis());
      return read(claim);
    }
  }

  private static void setArray(
      PreparedStatement claim,
      int index,
      String type,
      List<Frontier.Start> lanes,
      Function<Frontier.Start, Object> field)
      throws SQLException {
    Object[] values = lanes.stream().map(field).toArray();
    claim.setArray(index, claim.getConnection().createArrayOf(type, values));
  }

  private List<ClaimedJob> read(PreparedStatement claim) throws SQLException {
    List<ClaimedJob> claimed = new ArrayList<>();
    Map<Frontier.Lane, Instant> first = new HashMap<>();
    try (ResultSet row = claim.executeQuery()) {
      while (row.next()) {
        ClaimedJob job = read(row);
        claimed.add(job);
        first.merge(
            new Frontier.Lane(job.type(), row.getInt("priority")),
            job.runOrder(),
            (one, other) -> one.isBefore(other) ? one : other);
      }
    }
    frontier.passed(first);
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
