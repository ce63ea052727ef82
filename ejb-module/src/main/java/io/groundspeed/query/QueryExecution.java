package io.groundspeed.query;

import io.groundspeed.postgres.CopyText;
import io.groundspeed.probe.record.StatementSample;
import io.groundspeed.telemetry.raw.Origin;
import io.groundspeed.telemetry.raw.RawLogEntity;
import io.groundspeed.telemetry.raw.RawTable;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** One sampled execution of a statement. */
@Entity
@Table(name = "query_performance_log")
class QueryExecution extends RawLogEntity {
  private static final RawTable TABLE =
      new RawTable(
          "query_performance_log",
          List.of(
              "query_name",
              "execution_time_ms",
              "row_count",
              "query_hash",
              "user_id",
              "endpoint",
              "metadata",
              "deployment",
              "request_id",
              "principal",
              "sample_weight"),
          null);

  private String queryName;
  private double executionTimeMs;
  private @Nullable Integer rowCount;
  private @Nullable String queryHash;
  private @Nullable Long userId;
  private @Nullable String endpoint;

  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(write = "CAST(? AS jsonb)")
  private @Nullable String metadata;

  /** For Hibernate. */
  protected QueryExecution() {}

  QueryExecution(StatementSample sample) {
    super(
        Instant.ofEpochMilli(sample.epochMillis()),
        new Origin(sample.caller().deployment(), null, sample.requestId(), null, sample.user()),
        sample.weight());
    queryName = sample.statement().name();
    executionTimeMs = sample.nanos() / 1e6;
    rowCount = sample.rows() < 0 ? null : (int) Math.min(sample.rows(), Integer.MAX_VALUE);
    queryHash = sample.statement().hash();
    userId = sample.userId();
    endpoint = sample.caller().endpoint();
    metadata = metadata(sample);
  }

  private static @Nullable String metadata(StatementSample sample) {
    if (sample.failure() == null && sample.batch() == 0 && sample.binds() == null) {
      return null;
    }
    JsonObjectBuilder json = Json.createObjectBuilder();
    if (sample.failure() != null) {
      json.add("error", sample.failure());
    }
    if (sample.batch() > 0) {
      json.add("batch", sample.batch());
    }
    if (sample.binds() != null) {
      json.add("binds", binds(sample.binds()));
    }
    return json.build().toString();
  }

  private static JsonArrayBuilder binds(List<? extends @Nullable String> values) {
    JsonArrayBuilder binds = Json.createArrayBuilder();
    for (String value : values) {
      if (value == null) {
        binds.addNull();
      } else {
        binds.add(value);
      }
    }
    return binds;
  }

  @Override
  public RawTable table() {
    return TABLE;
  }

  @Override
  public void writeTo(CopyText out) {
    out.text(queryName)
        .number(executionTimeMs)
        .whole(rowCount == null ? null : rowCount.longValue())
        .text(queryHash)
        .whole(userId)
        .text(endpoint)
        .text(metadata)
        .text(origin().deployment())
        .text(origin().requestId())
        .text(origin().principal())
        .number(sampleWeight());
  }

  String queryName() {
    return queryName;
  }

  double executionTimeMs() {
    return executionTimeMs;
  }

  /** Returns the number of rows returned or changed; null if unknown. */
  @Nullable Integer rowCount() {
    return rowCount;
  }

  /** Returns the hash of its {@link QueryFingerprint}. */
  @Nullable String queryHash() {
    return queryHash;
  }

  @Nullable Long userId() {
    return userId;
  }

  /** Returns the request or job that ran it; null if there is none. */
  @Nullable String endpoint() {
    return endpoint;
  }

  /** Returns its failure, batch size and bind values as JSON; null if it has none of them. */
  @Nullable String metadata() {
    return metadata;
  }
}
