package io.groundspeed.platform.stats;

import io.groundspeed.cache.Cache;
import io.groundspeed.cache.pattern.EntityRef;
import io.groundspeed.job.InvalidJob;
import io.groundspeed.job.JobContext;
import io.groundspeed.job.JobHandler;
import io.groundspeed.job.JobType;
import io.groundspeed.platform.cached.Warming;
import io.groundspeed.postgres.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbProperty;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Recomputes every row of a statistics table, or warms the cache. Each batch is a separate
 * transaction, so that enrollments and reviews never wait long for the rows that their triggers
 * refresh.
 */
@ApplicationScoped
@JobType(value = "cache_refresh", timeoutSeconds = 1_800, transactional = false)
class CacheRefresh implements JobHandler<CacheRefresh.Payload> {
  private static final int BATCH = 100;
  private static final Set<String> TYPES = Set.of("journey_stats", "mentor_stats", "warm_cache");

  private static final String JOURNEYS =
      """
      SELECT id, groundspeed.refresh_journey_stats(id)
        FROM (SELECT id FROM groundspeed.journeys WHERE id > ? ORDER BY id LIMIT ?) AS batch
      """;

  /** Former mentors keep their row, which is still updated. */
  private static final String MENTORS =
      """
      SELECT id, groundspeed.refresh_mentor_stats(id)
        FROM (SELECT id
                FROM groundspeed.users
               WHERE id > ?
                 AND (role = 'mentor'
                      OR EXISTS (SELECT FROM groundspeed.mentor_stats_cache
                                  WHERE mentor_user_id = id))
               ORDER BY id
               LIMIT ?) AS batch
      """;

  private static final String LAST_JOURNEY = "SELECT max(id) FROM groundspeed.journeys";
  private static final String LAST_USER = "SELECT max(id) FROM groundspeed.users";

  @Inject private DataSource dataSource;

  @Inject private Cache cache;
  @Inject private Warming warming;

  CacheRefresh() {}

  CacheRefresh(DataSource dataSource, Cache cache) {
    this.dataSource = dataSource;
    this.cache = cache;
  }

  /**
   * What to refresh.
   *
   * @param entityType {@code journey_stats}, {@code mentor_stats} or {@code warm_cache}
   */
  public record Payload(@JsonbProperty("entity_type") String entityType) {
    public Payload {
      if (entityType == null || !TYPES.contains(entityType)) {
        throw new InvalidJob(
            "entity_type",
            "must be journey_stats, mentor_stats or warm_cache, not \"" + entityType + "\"");
      }
    }
  }

  /** The number of rows recomputed, or of warming steps that succeeded. */
  public record Result(@JsonbProperty("entity_type") String entityType, long refreshed) {}

  @Override
  public Result run(Payload payload, JobContext context) throws SQLException {
    String type = payload.entityType();
    return switch (type) {
      case "journey_stats" -> new Result(type, refresh(type, JOURNEYS, LAST_JOURNEY, context));
      case "mentor_stats" -> new Result(type, refresh(type, MENTORS, LAST_USER, context));
      default -> new Result(type, warming.warm(done -> report(done, context)));
    };
  }

  private static void report(double done, JobContext context) {
    context.stopIfCancelled();
    context.progress(done, null);
  }

  private long refresh(String type, String sql, String lastSql, JobContext context)
      throws SQLException {
    long refreshed = 0;
    try (Connection connection = dataSource.getConnection()) {
      long last = number(connection, lastSql);
      Batch batch = new Batch(0, BATCH);
      while (batch.rows == BATCH) {
        context.stopIfCancelled();
        batch = refresh(type, connection, sql, batch.lastId);
        refreshed += batch.rows;
        context.progress(last == 0 ? 1 : Math.min(1, batch.lastId / (double) last), null);
      }
    }
    return refreshed;
  }

  private Batch refresh(String type, Connection connection, String sql, long after)
      throws SQLException {
    List<Long> ids = Sql.of(connection, sql).with(after, BATCH).rows(row -> row.getLong(1));
    ids.forEach(id -> cache.invalidate(EntityRef.of(type, id)));
    return new Batch(ids.isEmpty() ? after : ids.get(ids.size() - 1), ids.size());
  }

  private static long number(Connection connection, String sql) throws SQLException {
    return Sql.of(connection, sql).one(row -> row.getLong(1));
  }

  private record Batch(long lastId, int rows) {}
}
