package io.groundspeed.job.claim;

import io.groundspeed.job.Lane;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/**
 * The point at which the waiting jobs of each lane begin, so that claims don't walk over rows of
 * jobs claimed earlier. While an old snapshot is open, such rows can't be vacuumed, and walking
 * over tens of thousands of them takes longer than the rest of the claim.
 *
 * <p>A claim of due jobs advances the start of a lane. A {@link #look} finds jobs before it: jobs
 * whose transaction took long to commit, or that were released. It walks over the dead rows, so its
 * frequency depends on its cost. Thread-safe.
 *
 * <p>The statements are written out, because {@code -Dbench=jobs} measures them.
 */
public final class Frontier {
  /**
   * How far a lane starts before its first job, because transactions take time to commit. Kept
   * short: of jobs enqueued together, thousands are due within such a time and leave dead rows in
   * it.
   */
  private static final Duration SLACK = Duration.ofMillis(50);

  /** Looks take at most one in this many parts of the time. */
  private static final int SHARE = 200;

  private static final String STARTS =
      """
      SELECT lane.job_type, lane.priority, first.run_order,
             groundspeed.job_run_order(groundspeed.clock(), lane.priority) AS latest,
             (SELECT EXISTS (SELECT FROM groundspeed.job_type_settings
                              WHERE max_running IS NOT NULL)) AS limited
        FROM (SELECT job_type, priority
                FROM unnest(?::text[]) AS job_type CROSS JOIN generate_series(1, 10) AS priority)
          AS lane
        LEFT JOIN LATERAL (
             SELECT %1$s AS run_order
               FROM groundspeed.background_jobs
              WHERE status = 'pending' AND job_type = lane.job_type AND priority = lane.priority
              ORDER BY %1$s
              LIMIT 1) AS first ON true
      """
          .formatted(RunOrder.SQL);

  private final DataSource dataSource;
  private final long longestPause;
  private final Map<Lane, Instant> starts = new ConcurrentHashMap<>();
  private volatile long next = System.nanoTime();
  private volatile boolean stale;
  private volatile boolean limited;

  /**
   * @param longestPause maximum time between looks
   */
  public Frontier(DataSource dataSource, Duration longestPause) {
    this.dataSource = dataSource;
    this.longestPause = longestPause.toNanos();
  }

  /** The start of a lane, as a run order. */
  record Start(Lane lane, Instant at) {}

  /** Returns the lanes of the types that have had jobs. */
  List<Start> of(Collection<String> types) {
    return starts.entrySet().stream()
        .filter(start -> types.contains(start.getKey().type()))
        .map(start -> new Start(start.getKey(), start.getValue()))
        .toList();
  }

  /** Returns whether any type had a limit at the last look. */
  public boolean knowsLimits() {
    return limited;
  }

  /** Advances the starts to the first jobs that a claim took. */
  void passed(Map<Lane, Instant> first) {
    first.forEach(
        (lane, at) ->
            starts.computeIfPresent(lane, (same, start) -> later(start, at.minus(SLACK))));
  }

  /** Adds a lane that no look has found yet. Its start is unknown, so it begins at the epoch. */
  public void learn(Lane lane) {
    starts.putIfAbsent(lane, Instant.EPOCH);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** Returns the time until the next look is due; zero if it is due. */
  public Duration untilDue() {
    return Duration.ofNanos(Math.max(0, next - System.nanoTime()));
  }

  /** Records that jobs are waiting before the start of their lanes, or in unknown lanes. */
  public void makeDue() {
    stale = true;
  }

  /**
   * Returns whether a look is needed before the next claim, which might otherwise miss the best
   * jobs.
   */
  public boolean isStale() {
    return stale;
  }

  /**
   * Reads the starts of the lanes.
   *
   * @return whether there are due jobs that claims could not see until now
   */
  public boolean look(Collection<String> types) throws SQLException {
    stale = false;
    long started = System.nanoTime();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(STARTS)) {
      select.setArray(1, connection.createArrayOf("text", types.toArray()));
      boolean found = false;
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found |= start(row);
          limited = row.getBoolean("limited");
        }
      }
      return found;
    } catch (SQLException e) {
      stale = true;
      throw e;
    } finally {
      long took = System.nanoTime() - started;
      next = System.nanoTime() + Math.min(longestPause, SHARE * took);
    }
  }

  private boolean start(ResultSet row) throws SQLException {
    Lane lane = new Lane(row.getString("job_type"), row.getInt("priority"));
    Instant latest = row.getTimestamp("latest").toInstant();
    if (row.getTimestamp("run_order") == null) {
      starts.computeIfPresent(lane, (same, start) -> latest.minus(SLACK));
      return false;
    }
    Instant first = row.getTimestamp("run_order").toInstant();
    boolean due = !first.isAfter(latest);
    Instant before = starts.put(lane, (due ? first : latest).minus(SLACK));
    return due && (before == null || first.isBefore(before));
  }
}
