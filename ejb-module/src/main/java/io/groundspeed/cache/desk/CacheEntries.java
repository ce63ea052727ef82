package io.groundspeed.cache.desk;

import io.groundspeed.postgres.Unavailable;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * The entries of the caches as they were written last, at most ten seconds ago. Thread-safe; every
 * read may throw {@link Unavailable}.
 */
@ApplicationScoped
public class CacheEntries {
  /** As many as a search finds. */
  public static final int MOST = 100;

  private static final int TIMEOUT_SECONDS = 5;

  private static final String SUMS =
      """
      SELECT cache_type, total_entries, active_entries, avg_access_count, avg_age_days
        FROM groundspeed.cache_performance_summary
       ORDER BY cache_type
      """;

  private static final String FIND =
      """
      SELECT cache_key, cache_type, entities, ttl_seconds, created_at, last_accessed_at,
             access_count, invalidated_at
        FROM groundspeed.cache_entries
       WHERE (? = '' OR cache_key ILIKE ? ESCAPE '\\')
         AND (? = '' OR entities @> ARRAY [?::text])
       ORDER BY (invalidated_at IS NULL) DESC, access_count DESC, cache_key
       LIMIT ?
      """;

  @Resource(lookup = "java:jboss/datasources/GroundspeedTelemetryDS")
  private DataSource dataSource;

  protected CacheEntries() {}

  CacheEntries(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Returns how many entries each cache has. */
  public List<EntrySums> sums() {
    List<EntrySums> sums = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = prepare(connection, SUMS);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        sums.add(
            new EntrySums(
                row.getString(1),
                row.getLong(2),
                row.getLong(3),
                row.getObject(4, Double.class),
                row.getObject(5, Double.class)));
      }
      return sums;
    } catch (SQLException e) {
      throw Unavailable.database();
    }
  }

  /**
   * Returns the entries that match, active ones first, the most read first, at most {@value #MOST}.
   *
   * @param text to be found in the key; empty for all
   * @param entity as {@code journey:42}; empty for all
   */
  public List<EntryRow> find(String text, String entity) {
    List<EntryRow> found = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = prepare(connection, FIND)) {
      select.setString(1, text);
      select.setString(2, "%" + text.replaceAll("[\\\\%_]", "\\\\$0") + "%");
      select.setString(3, entity);
      select.setString(4, entity);
      select.setInt(5, MOST);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(read(row));
        }
      }
      return found;
    } catch (SQLException e) {
      throw Unavailable.database();
    }
  }

  private static EntryRow read(ResultSet row) throws SQLException {
    java.sql.Array entities = row.getArray(3);
    return new EntryRow(
        row.getString(1),
        row.getString(2),
        entities == null ? List.of() : List.of((String[]) entities.getArray()),
        row.getInt(4),
        instant(row, 5),
        instant(row, 6),
        row.getLong(7),
        instant(row, 8));
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    Timestamp time = row.getTimestamp(column);
    return time == null ? null : time.toInstant();
  }

  private static PreparedStatement prepare(Connection connection, String sql) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.setQueryTimeout(TIMEOUT_SECONDS);
    return statement;
  }
}
