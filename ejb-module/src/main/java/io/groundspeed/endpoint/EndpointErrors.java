package io.groundspeed.endpoint;

import io.groundspeed.postgres.BoundedRead;
import io.groundspeed.postgres.Reads;
import io.groundspeed.postgres.Sql;
import io.groundspeed.postgres.Telemetry;
import io.groundspeed.postgres.Unavailable;
import io.groundspeed.shared.TimeRange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Individual failed requests, from the raw log, which keeps all of them. */
@ApplicationScoped
public class EndpointErrors {
  private static final int SECONDS = 3;

  /**
   * The failed requests of one endpoint. The condition matches the index ix_api_performance_errors.
   */
  private static final String FAILURES =
      """
        FROM groundspeed.api_performance
       WHERE endpoint = ? AND recorded_at >= ? AND recorded_at < ?
         AND (status_code >= 500 OR error_message IS NOT NULL)
         AND method = ? AND deployment = ?
       ORDER BY recorded_at DESC
       LIMIT ?
      """;

  /** What differs between messages of the same kind: numbers, identifiers and quoted texts. */
  private static final String VARYING =
      "\"[^\"]*\"|''[^'']*''|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9]+";

  /** The first line is the class and message, the second is the place. */
  private static final String GROUPS =
      """
      SELECT type, place, count(*), min(recorded_at), max(recorded_at),
             (array_agg(split_part(error_message, E'\\n', 1) ORDER BY recorded_at DESC))[1],
             (array_agg(status_code ORDER BY recorded_at DESC))[1]
        FROM (SELECT recorded_at, status_code, error_message,
                     split_part(split_part(error_message, E'\\n', 1), ':', 1) AS type,
                     split_part(error_message, E'\\n', 2) AS place,
                     regexp_replace(
                         split_part(error_message, E'\\n', 1), '%s', '…', 'g') AS kind
              %s) AS failure
       GROUP BY type, place, kind, CASE WHEN type IS NULL THEN status_code END
       ORDER BY count(*) DESC, max(recorded_at) DESC
       LIMIT ?
      """
          .formatted(VARYING, FAILURES);

  /**
   * Maximum number of failures inspected, so that an endpoint whose every request fails does not
   * cost more.
   */
  private static final int MOST = 10_000;

  @Inject @Telemetry private DataSource dataSource;

  @PersistenceContext private EntityManager entities;

  /** For the container. */
  protected EndpointErrors() {}

  EndpointErrors(DataSource dataSource, EntityManager entities) {
    this.dataSource = dataSource;
    this.entities = entities;
  }

  /**
   * Returns the latest failed requests of an endpoint, newest first.
   *
   * @param limit maximum number of requests
   * @throws Unavailable if the database is unavailable or slow
   */
  @BoundedRead
  public List<EndpointError> latest(TimeRange range, Endpoint endpoint, int limit) {
    return Reads.list(
        entities
            .createNamedQuery(EndpointCall.FAILURES, EndpointError.class)
            .setParameter("endpoint", endpoint.template())
            .setParameter("from", range.from())
            .setParameter("to", range.to())
            .setParameter("method", endpoint.method())
            .setParameter("deployment", endpoint.deployment())
            .setMaxResults(limit));
  }

  /**
   * Returns a failed request; empty if there is none with this id, or it is no longer stored.
   *
   * @param requestId as error pages show it and {@code Server-Timing} sends it
   * @throws Unavailable if the database is unavailable or slow
   */
  @BoundedRead
  public Optional<RequestFailure> find(String requestId) {
    return Reads.list(
            entities
                .createNamedQuery(EndpointCall.FAILURE, EndpointCall.class)
                .setParameter("id", requestId)
                .setMaxResults(1))
        .stream()
        .map(EndpointCall::failure)
        .findFirst();
  }

  /**
   * Returns the failures of an endpoint by class, message and place, the most frequent first.
   * Messages that differ only in numbers and quoted texts are one group. Covers the latest {@value
   * #MOST} failures.
   *
   * @param limit maximum number of groups
   * @throws Unavailable if the database is unavailable or slow
   */
  public List<EndpointErrorGroup> groups(TimeRange range, Endpoint endpoint, int limit) {
    try (Connection connection = dataSource.getConnection()) {
      return Sql.of(connection, GROUPS)
          .within(SECONDS)
          .with(endpoint.template(), range.from(), range.to())
          .with(endpoint.method(), endpoint.deployment(), MOST, limit)
          .rows(EndpointErrors::group);
    } catch (SQLException e) {
      throw Unavailable.database("the causes of failures can't be read now");
    }
  }

  private static EndpointErrorGroup group(ResultSet row) throws SQLException {
    String type = row.getString(1);
    String place = row.getString(2);
    return new EndpointErrorGroup(
        type,
        place == null ? "" : place,
        message(type, row.getString(6)),
        row.getInt(7),
        row.getLong(3),
        Sql.instant(row, 4),
        Sql.instant(row, 5));
  }

  private static @Nullable String message(@Nullable String type, String line) {
    return type == null || line.length() <= type.length()
        ? null
        : line.substring(type.length() + 1).strip();
  }
}
