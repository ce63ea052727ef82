package io.groundspeed.query;

import io.groundspeed.telemetry.raw.Origin;
import io.groundspeed.telemetry.raw.RawLogEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.ColumnTransformer;

/** One executed statement, as far as it was sampled. */
@Entity
@Table(name = "query_performance_log")
class QueryLogEntry extends RawLogEntity {
  private String queryName;
  private double executionTimeMs;
  private Integer rowCount;
  private String queryHash;
  private Long userId;
  private String endpoint;

  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(write = "CAST(? AS jsonb)")
  private String metadata;

  protected QueryLogEntry() {}

  QueryLogEntry(
      String queryName,
      double executionTimeMs,
      Instant recordedAt,
      Origin origin,
      double sampleWeight) {
    super(recordedAt, origin, sampleWeight);
    this.queryName = queryName;
    this.executionTimeMs = executionTimeMs;
  }

  QueryLogEntry returned(int rows) {
    rowCount = rows;
    return this;
  }

  /** Names the statement's text: {@link QueryFingerprint}. */
  QueryLogEntry fingerprintedAs(String hash) {
    queryHash = hash;
    return this;
  }

  /** Says who made the request or job that ran the statement; a null user is nobody we know. */
  QueryLogEntry ranFor(Long user, String requestOrJob) {
    userId = user;
    endpoint = requestOrJob;
    return this;
  }

  QueryLogEntry describedBy(String json) {
    metadata = json;
    return this;
  }

  String queryName() {
    return queryName;
  }

  double executionTimeMs() {
    return executionTimeMs;
  }

  Integer rowCount() {
    return rowCount;
  }

  String queryHash() {
    return queryHash;
  }

  Long userId() {
    return userId;
  }

  String endpoint() {
    return endpoint;
  }

  String metadata() {
    return metadata;
  }
}
