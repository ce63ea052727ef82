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

  /** Materialized: the planner might else run the locking part again, and take more than asked. */
  private static final String CLAIM =
      """
      WITH told AS MATERIALIZED (
          SELECT set_config('groundspeed.job_counts_itself', 'yes', true) AS yes
      ), candidate AS MATERIALIZED (
          SELECT id, run_order
            FROM (SELECT job.id, job.run_order, lane.room,
                         row_number() OVER (PARTITION BY lane.job_type ORDER BY job.run_order) AS place
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
                   WHERE job.run_order <=
                         groundspeed.job_run_order(groundspeed.clock(), lane.priority)
                     AND (? OR NOT EXISTS (
                             SELECT FROM groundspeed.job_type_settings AS setting
                              WHERE setting.job_type = lane.job_type
                                AND (setting.paused_at IS NOT NULL
                                     OR setting.max_running IS NOT NULL)))) AS of_type
           WHERE place <= room
           ORDER BY run_order
           LIMIT ?
      ), taken AS MATERIALIZED (
          SELECT job.id
            FROM candidate JOIN groundspeed.background_jobs AS job USING (id)
           -- By the key alone, not by the index of all that waits.
           WHERE job.status || '' = 'pending'
           ORDER BY candidate.run_order
           LIMIT ?
             FOR UPDATE OF job SKIP LOCKED
      ), claimed AS (
          UPDATE groundspeed.background_jobs AS job
             SET status = 'processing', attempts = attempts + 1, node = ?,
                 lease_token = gen_random_uuid(),
                 lease_until = groundspeed.clock() + ? * interval '1 ms',
                 started_at = groundspeed.clock(), updated_at = groundspeed.clock(),
                 cancel_requested = false, progress = NULL, progress_note = NULL
            FROM taken, told
           WHERE job.id = taken.id AND told.yes = 'yes'
          RETURNING job.id, job.job_type, job.payload, job.attempts, job.max_attempts,
                    job.lease_token, job.run_order, job.priority
      ), counted AS (
          INSERT INTO groundspeed.job_delta (job_type, left_status, status, jobs)
          SELECT job_type, 'pending', 'processing', count(*) FROM claimed GROUP BY job_type
      )
      SELECT id, job_type, payload::text, attempts, max_attempts, lease_token, run_order, priority
        FROM claimed
      """;

  private final String node;
  private final Duration lease;
  private final Frontier frontier;

  Claims(String node, Duration lease, Frontier frontier) {
    this.frontier = frontier;
    this.node = node;
    this.lease = lease;
  }

  /**
   * Takes up to so many due jobs of the types, in the order in which they should run. Those before
   * the frontier stay: who gets fewer than wanted moves it by {@link Frontier#look} and asks again.
   *
   * @param connection commits each statement by itself
   * @param most at least 1
   */
  List<ClaimedJob> claim(Connection connection, Collection<String> types, int most)
      throws SQLException {
    if (frontier.of(types).isEmpty()) {
      return List.of();
    }
    if (frontier.knowsLimits()) {
      return claimWithinLimits(connection, types, most);
    }
    // One statement, one round trip: types that have limits by now are left for the next claim.
    return claim(connection, rooms(types, most), most, false);
  }

  private List<ClaimedJob> claimWithinLimits(
      Connection connection, Collection<String> types, int most) throws SQLException {
    connection.setAutoCommit(false);
    try {
      List<ClaimedJob> claimed =
          claim(connection, new Limits(connection).apply(rooms(types, most)), most, true);
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
    types.forEach(type -> rooms.put(type, most * CANDIDATES));
    return rooms;
  }

  /**
   * @param settled whether the rooms heed pauses and limits; else the statement does
   */
  private List<ClaimedJob> claim(
      Connection connection, Map<String, Integer> rooms, int most, boolean settled)
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
      claim.setBoolean(5, settled);
      claim.setInt(6, most * CANDIDATES);
      claim.setInt(7, most);
      claim.setString(8, node);
      claim.setLong(9, lease.toMillis());
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
