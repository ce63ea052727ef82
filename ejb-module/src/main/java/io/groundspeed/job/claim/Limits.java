package io.groundspeed.job.claim;

import io.groundspeed.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Applies administrators' settings of job types, over the connection of a claim and in its
 * transaction.
 */
final class Limits {
  /** The settings of the types. Paused types are not claimed. */
  private static final String SETTINGS =
      """
      SELECT job_type, paused_at IS NOT NULL AS paused, max_running
        FROM groundspeed.job_type_settings
       WHERE job_type = ANY (?)
      """;

  /**
   * Only one node at a time counts and claims a limited type; otherwise two nodes could exceed the
   * limit.
   */
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

  private final Connection connection;

  Limits(Connection connection) {
    this.connection = connection;
  }

  /**
   * Removes paused types, and reduces limited types to what their limit leaves.
   *
   * @param wanted number of candidates per type without limits
   */
  Map<String, Integer> apply(Map<String, Integer> wanted) throws SQLException {
    Map<String, Integer> rooms = new TreeMap<>(wanted);
    Map<String, Integer> limits = new TreeMap<>();
    Sql.of(connection, SETTINGS)
        .array("text", wanted.keySet())
        .each(
            row -> {
              if (row.getBoolean("paused")) {
                rooms.remove(row.getString("job_type"));
              } else if (row.getObject("max_running") != null) {
                limits.put(row.getString("job_type"), row.getInt("max_running"));
              }
            });
    if (!limits.isEmpty()) {
      bound(limits, rooms);
    }
    return rooms;
  }

  private void bound(Map<String, Integer> limits, Map<String, Integer> rooms) throws SQLException {
    rooms.keySet().removeAll(limits.keySet());
    Sql.of(connection, LOCK_LIMITED)
        .array("text", limits.keySet())
        .each(row -> rooms.put(row.getString(1), limits.get(row.getString(1))));
    Sql.of(connection, RUNNING)
        .array("text", limits.keySet())
        .each(
            row -> {
              int running = row.getInt(2);
              rooms.computeIfPresent(
                  row.getString(1), (type, limit) -> limit > running ? limit - running : null);
            });
  }
}
