package io.groundspeed.asset;

import io.groundspeed.shared.TimeRange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The latest loads in a range from the raw log, grouped by type, by URL and by page. It provides
 * what the sketches don't hold.
 *
 * @param loads number of loads sampled
 * @param groups the groups of all three kinds
 */
record AssetSample(long loads, List<Group> groups) {
  static final int LATEST = 20_000;

  private static final int SECONDS = 4;
  private static final int MOST_GROUPS = 1_000;

  private static final String SQL =
      """
      WITH latest AS MATERIALIZED (
          SELECT asset_type, asset_url, page_path, page_view_id, file_size_bytes, render_blocking
            FROM groundspeed.asset_performance
           WHERE recorded_at >= ? AND recorded_at < ?
             AND (?::text IS NULL OR page_path ~ ?)
           ORDER BY recorded_at DESC
           LIMIT ?)
      SELECT asset_type, asset_url, page_path, count(*),
             count(DISTINCT page_view_id),
             avg(file_size_bytes), sum(file_size_bytes), bool_or(render_blocking),
             (SELECT count(*) FROM latest), (SELECT count(DISTINCT page_view_id) FROM latest)
        FROM latest
       GROUP BY GROUPING SETS ((asset_type), (asset_type, asset_url), (page_path))
       ORDER BY grouping(asset_url, page_path) DESC, sum(file_size_bytes) DESC NULLS LAST, 4 DESC
       LIMIT ?
      """;

  /**
   * One group of loads.
   *
   * @param type null in a group by page
   * @param url null in a group by type or page
   * @param page null in a group by type or URL
   * @param views number of page views: of the page, or else of the whole sample
   * @param size mean size in bytes; NaN if unknown
   * @param bytes total size in bytes; 0 if unknown
   */
  record Group(
      @Nullable String type,
      @Nullable String url,
      @Nullable String page,
      long loads,
      long views,
      double size,
      double bytes,
      boolean blocking) {}

  /** Reads the sample. {@code page} is a regular expression; null for all pages. */
  static AssetSample read(DataSource dataSource, TimeRange range, @Nullable String page)
      throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(SQL)) {
      select.setQueryTimeout(SECONDS);
      select.setTimestamp(1, Timestamp.from(range.from()));
      select.setTimestamp(2, Timestamp.from(range.to()));
      select.setString(3, page);
      select.setString(4, page);
      select.setInt(5, LATEST);
      select.setInt(6, MOST_GROUPS);
      try (ResultSet rows = select.executeQuery()) {
        return read(rows);
      }
    }
  }

  private static AssetSample read(ResultSet rows) throws SQLException {
    List<Group> groups = new ArrayList<>();
    long loads = 0;
    while (rows.next()) {
      loads = rows.getLong(9);
      String page = rows.getString(3);
      double size = rows.getDouble(6);
      boolean known = !rows.wasNull();
      groups.add(
          new Group(
              rows.getString(1),
              rows.getString(2),
              page,
              rows.getLong(4),
              page == null ? rows.getLong(10) : rows.getLong(5),
              known ? size : Double.NaN,
              rows.getDouble(7),
              rows.getBoolean(8)));
    }
    return new AssetSample(loads, groups);
  }
}
