package io.groundspeed.cache.desk;

import io.groundspeed.postgres.BoundedRead;
import io.groundspeed.postgres.Reads;
import io.groundspeed.postgres.Sql;
import io.groundspeed.postgres.Telemetry;
import io.groundspeed.postgres.Unavailable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * The cache entries, as last written to the database at most ten seconds ago. Thread-safe; every
 * read may throw {@link Unavailable}.
 */
@ApplicationScoped
public class CacheEntries {
  /** Number of entries that the Cache screen and the API list at most. */
  public static final int MOST = 100;

  private static final int TIMEOUT_SECONDS = 5;

  private static final String SUMS =
      """
      SELECT cache_type, total_entries, active_entries, avg_access_count, avg_age_days
        FROM groundspeed.cache_performance_summary
       ORDER BY cache_type
      """;

  /** Native SQL, because JPQL has no operator for the index on the array. */
  private static final String FIND =
      """
      SELECT *
        FROM groundspeed.cache_entries
       WHERE (:text = '' OR cache_key ILIKE :pattern ESCAPE '!')
         AND (:entity = '' OR entities @> ARRAY [CAST(:entity AS text)])
       ORDER BY (invalidated_at IS NULL) DESC, access_count DESC, cache_key
      """;

  @Inject @Telemetry private DataSource dataSource;

  @PersistenceContext private EntityManager unit;

  /** For the container. */
  protected CacheEntries() {}

  CacheEntries(DataSource dataSource, EntityManager unit) {
    this.dataSource = dataSource;
    this.unit = unit;
  }

  /** Returns the number of entries per cache type. */
  public List<EntrySums> sums() {
    try (Connection connection = dataSource.getConnection()) {
      return Sql.of(connection, SUMS).within(TIMEOUT_SECONDS).rows(CacheEntries::sums);
    } catch (SQLException e) {
      throw Unavailable.database();
    }
  }

  private static EntrySums sums(ResultSet row) throws SQLException {
    return new EntrySums(
        row.getString(1),
        row.getLong(2),
        row.getLong(3),
        row.getObject(4, Double.class),
        row.getObject(5, Double.class));
  }

  /**
   * Returns the matching entries, active ones first, then by number of accesses, at most a number.
   *
   * @param text searched for in the key; empty for all
   * @param entity for example {@code journey:42}; empty for all
   * @param limit maximum number of entries
   */
  @BoundedRead
  public List<EntryRow> find(String text, String entity, int limit) {
    return Reads.list(
            unit.createNativeQuery(FIND, CacheEntry.class)
                .setParameter("text", text)
                .setParameter("pattern", "%" + text.replaceAll("[!%_]", "!$0") + "%")
                .setParameter("entity", entity)
                .setMaxResults(limit),
            CacheEntry.class)
        .stream()
        .map(CacheEntry::row)
        .toList();
  }
}
