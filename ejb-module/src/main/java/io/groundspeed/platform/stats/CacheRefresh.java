package io.groundspeed.platform.stats;

import io.groundspeed.job.InvalidJob;
import io.groundspeed.job.JobContext;
import io.groundspeed.job.JobHandler;
import io.groundspeed.job.JobType;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.bind.annotation.JsonbProperty;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Recomputes every row of a table of statistics. A batch is a transaction of its own, so that
 * enrollments and reviews never wait long for the rows that their triggers refresh.
 */
@ApplicationScoped
@JobType(value = "cache_refresh", timeoutSeconds = 1_800, transactional = false)
class CacheRefresh implements JobHandler<CacheRefresh.Payload> {
  private static final int BATCH = 100;

  private static final String JOURNEYS =
      """
      SELECT id, groundspeed.refresh_journey_stats(id)
        FROM (SELECT id FROM groundspeed.journeys WHERE id > ? ORDER BY id LIMIT ?) AS batch
      """;

  /** Who is no mentor any more keeps a row, and it stays right. */
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

  @Resource(lookup = "java:jboss/datasources/GroundspeedDS")
  private DataSource dataSource;

  CacheRefresh() {}

  CacheRefresh(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * What to refresh.
   *
   * @param entityType {@code journey_stats} or {@code mentor_stats}
   */
  public record Payload(@JsonbProperty("entity_type") String entityType) {}

  /** How many rows were recomputed. */
  public record Result(@JsonbProperty("entity_type") String entityType, long refreshed) {}

  @Override
  public Result run(Payload payload, JobContext context) throws SQLException {
    String type = payload.entityType() == null ? "" : payload.entityType();
    return switch (type) {
      case "journey_stats" -> new Result(type, refresh(JOURNEYS, LAST_JOURNEY, context));
      case "mentor_stats" -> new Result(type, refresh(MENTORS, LAST_USER, context));
      default ->
          throw new InvalidJob(
              "entity_type", "must be journey_stats or mentor_stats, not \"" + type + "\"");
    };
  }

  private long refresh(String sql, String lastSql, JobContext context) throws SQLException {
    long refreshed = 0;
    try (Connection connection = dataSource.getConnection()) {
      long last = number(connection, lastSql);
      Batch batch = new Batch(0, BATCH);
      while (batch.rows == BATCH) {
        context.stopIfCancelled();
        batch = refresh(connection, sql, batch.lastId);
        refreshed += batch.rows;
        context.progress(last == 0 ? 1 : Math.min(1, batch.lastId / (double) last), null);
      }
    }
    return refreshed;
  }

  private static Batch refresh(Connection connection, String sql, long after) throws SQLException {
    try (PreparedStatement refresh = connection.prepareStatement(sql)) {
      refresh.setLong(1, after);
      refresh.setInt(2, BATCH);
      try (ResultSet rows = refresh.executeQuery()) {
        Batch batch = new Batch(after, 0);
        while (rows.next()) {
          batch = new Batch(rows.getLong(1), batch.rows + 1);
        }
        return batch;
      }
    }
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql);
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private record Batch(long lastId, int rows) {}
}
