package io.groundspeed.job.runner;

import io.groundspeed.job.Lane;
import io.groundspeed.job.RunOrder;
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
import java.util.function.Function;

/**
 * Takes jobs for this node, each of them for one node only.
 *
 * <p>A claim of what is due asks every lane, a type and priority, for its first due jobs, takes the
 * best of all by priority and age, and locks those that no other node is taking. So a claim costs
 * the same however many jobs wait or have ended, and jobs of types that this node doesn't know are
 * never in its way. A claim of jobs whose ids are known asks for these alone.
 */
final class Claims {
  /** More candidates than wanted, since another node may be taking the first ones: so many… */
  private static final int MORE = 3;

  /** …for each that is wanted, and at most so many. */
  private static final int MOST_MORE = 150;

  /** The first due jobs of each lane. */
  private static final String OF_LANES =
      """
          SELECT job.id, job.run_order, lane.job_type, lane.room
                    FROM unnest(?::text[], ?::int[], ?::timestamptz[], ?::int[])
                      AS lane (job_type, priority, start, room)
                   CROSS JOIN LATERAL (
                         SELECT id, %1$s AS run_order
                           FROM groundspeed.background_jobs
                          WHERE status = 'pending'
                            AND job_type = lane.job_type
                            AND priority = lane.priority
                            AND %1$s >= lane.start
                            AND %1$s <=
                                groundspeed.job_run_order(groundspeed.clock(), lane.priority)
                          ORDER BY %1$s
                          LIMIT lane.room) AS job
      """
          .formatted(RunOrder.SQL);

  /** That a type is paused or limited. */
  private static final String SETTING =
      """
      SELECT FROM groundspeed.job_type_settings AS setting
       WHERE setting.job_type = %s.job_type
         AND (setting.paused_at IS NOT NULL OR setting.max_running IS NOT NULL)
      """;

  /** Where no type had a limit at the last look: types that have one by now are left alone. */
  private static final String OF_FREE_TYPES =
      OF_LANES + " WHERE NOT EXISTS (" + SETTING.formatted("lane") + ")";

  /** A type's lanes share the room that its limit leaves. */
  private static final String WITHIN_LIMITS =
      """
      SELECT id, run_order
        FROM (SELECT id, run_order, room,
                     row_number() OVER (PARTITION BY job_type ORDER BY run_order) AS place
                FROM (%s) AS of_lane) AS of_type
       WHERE place <= room
      """
          .formatted(OF_LANES);

  /** The best of all lanes. */
  private static final String OF_CANDIDATES =
      """
      candidate AS MATERIALIZED (
          %s
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
      )""";

  private static final String OF_IDS =
      """
      taken AS MATERIALIZED (
          SELECT job.id
            FROM groundspeed.background_jobs AS job
           WHERE job.id = ANY (?)
             AND job.job_type = ANY (?)
             -- By the key alone here as well.
             AND job.status || '' = 'pending'
             AND coalesce(job.scheduled_at, job.created_at) <= groundspeed.clock()
             AND NOT EXISTS (%s)
             FOR UPDATE OF job SKIP LOCKED
      )"""
          .formatted(SETTING.formatted("job"));

  /**
   * Materialized: the planner might else run the locking part again, and take more than asked. The
   * settings are made once, with the first row.
   */
  private static final String CLAIM =
      """
      WITH %s, claimed AS (
          UPDATE groundspeed.background_jobs AS job
             SET status = 'processing', attempts = attempts + 1, node = ?,
                 lease_token = gen_random_uuid(),
                 lease_until = groundspeed.clock() + ? * interval '1 ms',
                 started_at = groundspeed.clock(), updated_at = groundspeed.clock(),
                 cancel_requested = false, progress = NULL, progress_note = NULL
            FROM taken
           WHERE job.id = taken.id
             AND (SELECT set_config('groundspeed.job_counts_itself', 'yes', true)
                      || set_config('synchronous_commit', 'off', true)) = 'yesoff'
          RETURNING job.id, job.job_type, job.payload, job.attempts, job.max_attempts,
                    job.lease_token, %s AS run_order, job.priority
      ), counted AS (
          INSERT INTO groundspeed.job_delta (job_type, left_status, status, jobs)
          SELECT job_type, 'pending', 'processing', %s
      )
      SELECT id, job_type, payload::text, attempts, max_attempts, lease_token, run_order, priority
        FROM claimed
      """;

  private static final String COUNT_OF_EACH_TYPE = "count(*) FROM claimed GROUP BY job_type";

  /** Cheaper for a few. */
  private static final String COUNT_OF_EACH_JOB = "1 FROM claimed";

  /** A commit that is waited for, and with it all before it; it must have written something. */
  private static final String TO_DISK = "SELECT pg_current_xact_id()";

  private static final String CLAIM_FREE_TYPES =
      CLAIM.formatted(OF_CANDIDATES.formatted(OF_FREE_TYPES), RunOrder.SQL, COUNT_OF_EACH_TYPE);

  private static final String CLAIM_WITHIN_LIMITS =
      CLAIM.formatted(OF_CANDIDATES.formatted(WITHIN_LIMITS), RunOrder.SQL, COUNT_OF_EACH_TYPE);

  private static final String CLAIM_IDS = CLAIM.formatted(OF_IDS, RunOrder.SQL, COUNT_OF_EACH_JOB);

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
   * <p>The claims are committed, and hold for all nodes, but are not on disk before {@link
   * #toDisk}.
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
    return claim(connection, CLAIM_FREE_TYPES, rooms(types, most), most);
  }

  /**
   * Takes these jobs, as far as they are due, free, of one of the types, and of a type without a
   * limit. The others are left for a claim of all.
   *
   * @see #claim(Connection, Collection, int)
   */
  List<ClaimedJob> claim(Connection connection, Collection<String> types, List<Long> ids)
      throws SQLException {
    try (PreparedStatement claim = connection.prepareStatement(CLAIM_IDS)) {
      claim.setArray(1, connection.createArrayOf("int8", ids.toArray()));
      claim.setArray(2, connection.createArrayOf("text", types.toArray()));
      claim.setString(3, node);
      claim.setLong(4, lease.toMillis());
      return read(claim, lanes -> lanes.keySet().forEach(frontier::learn));
    }
  }

  /**
   * Waits until claims are on disk. The jobs need not wait for it: should the database crash before
   * it, then what they did is undone as well. Only that they were begun would be forgotten, and a
   * job that crashes the database must not be begun for ever.
   */
  static void toDisk(Connection connection) throws SQLException {
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
              CLAIM_WITHIN_LIMITS,
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
      setArray(claim, 1, "text", lanes, start -> start.lane().type());
      setArray(claim, 2, "int4", lanes, start -> start.lane().priority());
      setArray(claim, 3, "text", lanes, start -> start.at().toString());
      setArray(claim, 4, "int4", lanes, start -> rooms.get(start.lane().type()));
      claim.setInt(5, candidates(most));
      claim.setInt(6, most);
      claim.setString(7, node);
      claim.setLong(8, lease.toMillis());
      return read(claim, frontier::passed);
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

  /**
   * @param lanes gets the lanes of what was claimed, with the first run order in each
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
