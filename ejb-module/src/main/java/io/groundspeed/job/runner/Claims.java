package io.groundspeed.job.runner;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Takes jobs for this node, each of them for one node only.
 *
 * <p>A claim asks every type for its first due jobs, takes the best of all by priority and age, and
 * locks those that no other node is taking. So a claim costs the same however many jobs wait or
 * have ended, and jobs of types that this node doesn't know are never in its way.
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
            FROM unnest(?::text[], ?::int[]) AS known (job_type, room)
           CROSS JOIN LATERAL (
                 SELECT id, run_order
                   FROM groundspeed.background_jobs
                  WHERE status = 'pending'
                    AND job_type = known.job_type
                    -- No job is due before its rank less the nine minutes of the lowest priority.
                    AND run_order <= groundspeed.clock() + interval '9 minutes'
                    AND coalesce(scheduled_at, created_at) <= groundspeed.clock()
                  ORDER BY run_order
                  LIMIT known.room) AS job
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
                job.lease_token, job.run_order
      """;

  private final DataSource dataSource;
  private final String node;
  private final Duration lease;

  Claims(DataSource dataSource, String node, Duration lease) {
    this.dataSource = dataSource;
    this.node = node;
    this.lease = lease;
  }

  /**
   * Takes up to so many due jobs of the types, in the order in which they should run.
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
    if (rooms.isEmpty()) {
      return List.of();
    }
    try (PreparedStatement claim = connection.prepareStatement(CLAIM)) {
      claim.setArray(1, connection.createArrayOf("text", rooms.keySet().toArray()));
      claim.setArray(2, connection.createArrayOf("int4", rooms.values().toArray()));
      claim.setInt(3, most * CANDIDATES);
      claim.setInt(4, most);
      claim.setString(5, node);
      claim.setLong(6, lease.toMillis());
      List<ClaimedJob> claimed = new ArrayList<>();
      try (ResultSet row = claim.executeQuery()) {
        while (row.next()) {
          claimed.add(read(row));
        }
      }
      claimed.sort(Comparator.comparing(ClaimedJob::runOrder).thenComparing(ClaimedJob::id));
      return claimed;
    }
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
