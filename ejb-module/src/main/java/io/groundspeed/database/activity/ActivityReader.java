package io.groundspeed.database.activity;

import io.groundspeed.postgres.Sql;
import io.groundspeed.probe.session.MeasuredDatabase;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the activity of one database over its own connection. While the database is unavailable it
 * tries again after increasing pauses. Used by one thread at a time.
 *
 * <p>Nodes that measure the same database coordinate through advisory locks there, which need no
 * privilege and end with their node: each node holds one for every process that it measures, and
 * one node holds {@link #FIRST}.
 */
final class ActivityReader {
  private static final int SECONDS = 3;
  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  /** "grsq": separates these locks from those of an application, and from AdvisoryLock's. */
  private static final int NAMESPACE = 0x67727371;

  /** "grsr", for the node that counts the sessions which no node measures. */
  private static final int FIRST = 0x67727372;

  /**
   * No statement of the sampler may wait for others, or work for long. Tables are named as on the
   * screen.
   */
  private static final String BOUNDS =
      """
      SET statement_timeout = '900ms';
      SET lock_timeout = '200ms';
      SET search_path = public;
      SET default_transaction_read_only = on
      """;

  /**
   * The sub-selects run only for sessions that wait for a lock. A session that the role may not see
   * has neither type nor state.
   */
  private static final String ACTIVITY =
      """
      SELECT a.pid, coalesce(a.leader_pid, a.pid), a.application_name, a.usename, a.state,
             a.wait_event_type, a.wait_event, a.query_start, a.xact_start, left(a.query, 2000),
             CASE WHEN a.wait_event_type = 'Lock' THEN pg_blocking_pids(a.pid) END,
             CASE WHEN a.wait_event_type = 'Lock'
                  THEN (SELECT l.locktype || ' ' || l.mode
                          FROM pg_locks l WHERE l.pid = a.pid AND NOT l.granted LIMIT 1) END,
             CASE WHEN a.wait_event_type = 'Lock'
                  THEN (SELECT l.relation::regclass::text
                          FROM pg_locks l
                         WHERE l.pid = a.pid AND l.relation IS NOT NULL
                           AND (NOT l.granted OR l.locktype = 'tuple')
                         ORDER BY l.granted LIMIT 1) END
        FROM pg_stat_activity a
       WHERE a.datname = current_database() AND a.pid <> pg_backend_pid()
         AND coalesce(a.backend_type, '') IN ('client backend', 'parallel worker', '')
         AND a.state IS DISTINCT FROM 'idle'
       LIMIT 2000
      """;

  private static final String ELSEWHERE =
      """
      SELECT l.objid::int
        FROM pg_locks l JOIN pg_database d ON d.oid = l.database
       WHERE d.datname = current_database() AND l.locktype = 'advisory'
         AND l.classid = ?::int::oid AND l.objsubid = 2 AND l.pid <> pg_backend_pid()
      """;

  private final MeasuredDatabase database;
  private final InstantSource time;
  private final Set<Integer> claimed = new HashSet<>();
  private @Nullable Connection open;
  private boolean first;
  private Duration pause = SHORTEST_PAUSE;
  private Instant retryAt = Instant.EPOCH;

  ActivityReader(MeasuredDatabase database, InstantSource time) {
    this.database = database;
    this.time = time;
  }

  /**
   * Reads the current activity.
   *
   * @param measured the processes that this node measures
   * @return null if it is not the time for another try
   * @throws SQLException if the database is unavailable, or slower than a second
   */
  @Nullable Snapshot read(Set<Integer> measured) throws SQLException {
    if (time.instant().isBefore(retryAt)) {
      return null;
    }
    try {
      Connection connection = connection();
      claim(connection, measured);
      Snapshot snapshot = read(connection, measured);
      pause = SHORTEST_PAUSE;
      return snapshot;
    } catch (SQLException e) {
      close();
      retryAt = time.instant().plus(pause);
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0
              ? LONGEST_PAUSE
              : pause.multipliedBy(2);
      throw e;
    }
  }

  private Connection connection() throws SQLException {
    Connection known = open;
    if (known != null) {
      return known;
    }
    Connection opened = database.connect(ActivityClients.SAMPLER, SECONDS);
    open = opened;
    opened.setAutoCommit(true);
    try (Statement set = opened.createStatement()) {
      set.execute(BOUNDS);
    }
    return opened;
  }

  /**
   * Takes and releases the locks by which other nodes know the processes that this node measures.
   */
  private void claim(Connection connection, Set<Integer> measured) throws SQLException {
    Set<Integer> more = new HashSet<>(measured);
    more.removeAll(claimed);
    Set<Integer> fewer = new HashSet<>(claimed);
    fewer.removeAll(measured);
    each(connection, "SELECT pg_try_advisory_lock_shared(?, p) FROM unnest(?) p", more);
    claimed.addAll(more);
    each(connection, "SELECT pg_advisory_unlock_shared(?, p) FROM unnest(?) p", fewer);
    claimed.removeAll(fewer);
    if (!first) {
      first =
          Sql.of(connection, "SELECT pg_try_advisory_lock(?, 0)")
              .with(FIRST)
              .one(row -> row.getBoolean(1));
    }
  }

  private static void each(Connection connection, String sql, Set<Integer> processes)
      throws SQLException {
    if (!processes.isEmpty()) {
      Sql.of(connection, sql).with(NAMESPACE).array("int4", processes).run();
    }
  }

  private Snapshot read(Connection connection, Set<Integer> measured) throws SQLException {
    List<@Nullable Backend> rows = Sql.of(connection, ACTIVITY).rows(ActivityReader::backend);
    List<Backend> backends = rows.stream().filter(Objects::nonNull).toList();
    boolean unknown = backends.stream().anyMatch(found -> !measured.contains(found.leader()));
    Set<Integer> elsewhere =
        first && unknown
            ? Set.copyOf(Sql.of(connection, ELSEWHERE).with(NAMESPACE).rows(row -> row.getInt(1)))
            : Set.of();
    return new Snapshot(backends, first, elsewhere, rows.size() - backends.size());
  }

  /** Returns null for a session that the role may not see. */
  private static @Nullable Backend backend(ResultSet row) throws SQLException {
    if (row.getString(5) == null) {
      return null;
    }
    return new Backend(
        row.getInt(1),
        row.getInt(2),
        text(row, 3),
        text(row, 4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        Sql.instantOrNull(row, 8),
        Sql.instantOrNull(row, 9),
        text(row, 10),
        processes(row.getArray(11)),
        row.getString(12),
        row.getString(13));
  }

  private static String text(ResultSet row, int column) throws SQLException {
    String text = row.getString(column);
    return text == null ? "" : text;
  }

  /** A parallel query may be named several times, once for each of its processes. */
  private static List<Integer> processes(@Nullable Array array) throws SQLException {
    return array == null
        ? List.of()
        : Arrays.stream((Integer[]) array.getArray()).distinct().toList();
  }

  /** Closes the connection; the next read opens another. */
  void close() {
    claimed.clear();
    first = false;
    Connection known = open;
    open = null;
    if (known != null) {
      try {
        known.close();
      } catch (SQLException e) {
        retryAt = time.instant().plus(pause);
      }
    }
  }
}
