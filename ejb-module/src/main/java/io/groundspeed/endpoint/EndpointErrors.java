package io.groundspeed.endpoint;

import io.groundspeed.postgres.BoundedRead;
import io.groundspeed.postgres.Reads;
import io.groundspeed.postgres.Telemetry;
import io.groundspeed.postgres.Unavailable;
import io.groundspeed.shared.TimeRange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
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
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = failures(connection, GROUPS, range, endpoint)) {
      select.setInt(6, MOST);
      select.setInt(7, limit);
      return readGroups(select);
    } catch (SQLException e) {
      throw Unavailable.database("the causes of failures can't be read now");
    }
  }

  private static PreparedStatement failures(
      Connection connection, String sql, TimeRange range, Endpoint endpoint) throws SQLException {
    PreparedStatement select = connection.prepareStatement(sql);
    select.setQueryTimeout(SECONDS);
    select.setString(1, endpoint.template());
    select.setTimestamp(2, Timestamp.from(range.from()));
    select.setTimestamp(3, Timestamp.from(range.to()));
    select.setString(4, endpoint.method());
    select.setString(5, endpoint.deployment());
    return select;
  }

  private static List<EndpointErrorGroup> readGroups(PreparedStatement select) throws SQLException {
    List<EndpointErrorGroup> groups = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        String type = rows.getString(1);
        groups.add(
            new EndpointErrorGroup(
                type,
                rows.getString(2) == null ? "" : rows.getString(2),
                message(type, rows.getString(6)),
                rows.getInt(7),
                rows.getLong(3),
                rows.getTimestamp(4).toInstant(),
                rows.getTimestamp(5).toInstant()));
      }
    }
    return groups;
  }

  private static @Nullable String message(@Nullable String type, String line) {
    return type == null || line.length() <= type.length()
        ? null
        : line.substring(type.length() + 1).strip();
  }
}
