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
 * Where the waiting jobs of each type and priority begin, so that claims don't walk over the rows
 * of jobs that were taken before: while an old snapshot is open, such rows can't be cleaned away,
 * and walking over tens of thousands of them takes longer than all the rest of a claim.
 *
 * <p>A claim of what is due moves the start of a lane on. A {@link #look} finds what lies before
 * it: jobs whose transaction took long to commit, or that were given back. It walks over the dead
 * rows, hence it is made as often as it is cheap. Thread-safe.
 */
public final class Frontier {
  /**
   * So much earlier than its first job does a lane start, since transactions take time to commit.
   * Not more: of jobs enqueued together, thousands are due within such a time, and die in it.
   */
  private static final Duration SLACK = Duration.ofMillis(50);

  /** A look takes at most this share of the time. */
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
   * @param longestPause a look is due at least so often
   */
  public Frontier(DataSource dataSource, Duration longestPause) {
    this.dataSource = dataSource;
    this.longestPause = longestPause.toNanos();
  }

  /** Where a lane starts, as a run order. */
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

  /** Moves the starts on to the first jobs that a claim took. */
  void passed(Map<Lane, Instant> first) {
    first.forEach(
        (lane, at) ->
            starts.computeIfPresent(lane, (same, start) -> later(start, at.minus(SLACK))));
  }

  /** A lane that no look has found yet has jobs, wherever it starts. */
  public void learn(Lane lane) {
    starts.putIfAbsent(lane, Instant.EPOCH);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** Returns how long the last look has still to pay for; zero: one is due. */
  public Duration untilDue() {
    return Duration.ofNanos(Math.max(0, next - System.nanoTime()));
  }

  /** Jobs wait before where their lanes start, or in lanes that nobody here knows. */
  public void makeDue() {
    stale = true;
  }

  /** Returns whether a look is due before the next claim: else that might not take the best. */
  public boolean isStale() {
    return stale;
  }

  /**
   * Looks where the lanes start.
   *
   * @return whether there are due jobs that a claim could not see until now
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
