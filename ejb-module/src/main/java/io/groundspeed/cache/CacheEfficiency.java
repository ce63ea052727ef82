package io.groundspeed.cache;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * How well a cache served over the last seven days.
 *
 * @param type {@code kv}, {@code browser} or {@code api}
 * @param hitRate 0 to 1; null where nothing was asked for
 * @param responseMs the mean, by requests; null where it was not measured
 */
public record CacheEfficiency(
    String type, long hits, long misses, Double hitRate, Double responseMs) {
  private static final String SELECT =
      """
      SELECT cache_type, sum(hits), sum(misses),
             sum(hits)::double precision / nullif(sum(hits + misses), 0),
             sum(avg_response_time_ms * (hits + misses))
                 / nullif(sum(hits + misses) FILTER (WHERE avg_response_time_ms IS NOT NULL), 0)
        FROM groundspeed.cache_metrics
       WHERE recorded_at >= groundspeed.clock() - interval '7 days'
       GROUP BY cache_type
       ORDER BY cache_type
      """;

  /** Returns the caches that were measured, by type. */
  public static List<CacheEfficiency> measured(Connection connection) throws SQLException {
    List<CacheEfficiency> all = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(SELECT);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        all.add(
            new CacheEfficiency(
                row.getString(1),
                row.getLong(2),
                row.getLong(3),
                row.getObject(4, Double.class),
                row.getObject(5, Double.class)));
      }
    }
    return all;
  }
}
