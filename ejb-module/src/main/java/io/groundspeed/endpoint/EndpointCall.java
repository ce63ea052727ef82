package io.groundspeed.endpoint;

import io.groundspeed.postgres.CopyText;
import io.groundspeed.probe.record.RequestSample;
import io.groundspeed.shared.JsonText;
import io.groundspeed.shared.Secrets;
import io.groundspeed.telemetry.raw.Origin;
import io.groundspeed.telemetry.raw.RawLogEntity;
import io.groundspeed.telemetry.raw.RawTable;
import jakarta.persistence.Entity;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One sampled request. */
@Entity
@Table(name = "api_performance")
@NamedQuery(
    name = EndpointCall.FAILURES,
    query =
        """
        SELECT new io.groundspeed.endpoint.EndpointError(
                   c.recordedAt, c.statusCode, c.responseTimeMs, c.errorMessage,
                   c.origin.principal, c.origin.node, c.origin.requestId)
          FROM EndpointCall c
         WHERE c.endpoint = :endpoint AND c.recordedAt >= :from AND c.recordedAt < :to
           AND (c.statusCode >= 500 OR c.errorMessage IS NOT NULL)
           AND c.method = :method AND c.origin.deployment = :deployment
         ORDER BY c.recordedAt DESC
        """)
@NamedQuery(
    name = EndpointCall.FAILURE,
    query =
        """
        SELECT c FROM EndpointCall c
         WHERE c.origin.requestId = :id
           AND (c.statusCode >= 500 OR c.errorMessage IS NOT NULL)
         ORDER BY c.recordedAt DESC
        """)
class EndpointCall extends RawLogEntity {
  /** The failed requests of an endpoint in a range, newest first. */
  static final String FAILURES = "EndpointCall.failures";

  /** A failed request by its id. */
  static final String FAILURE = "EndpointCall.failure";

  private static final RawTable TABLE =
      new RawTable(
          "api_performance",
          List.of(
              "endpoint",
              "method",
              "response_time_ms",
              "status_code",
              "error_message",
              "deployment",
              "request_id",
              "principal",
              "sample_weight"),
          null);

  private String endpoint;
  private String method;
  private double responseTimeMs;
  private int statusCode;
  private @Nullable Long userId;
  private @Nullable String errorMessage;

  /** For Hibernate. */
  protected EndpointCall() {}

  EndpointCall(RequestSample sample) {
    super(
        Instant.ofEpochMilli(sample.epochMillis()),
        new Origin(sample.endpoint().deployment(), null, sample.requestId(), null, sample.user()),
        sample.weight());
    endpoint = sample.endpoint().endpoint();
    method = sample.method();
    responseTimeMs = sample.nanos() / 1e6;
    statusCode = sample.status();
    errorMessage = sample.error() == null ? null : Secrets.mask(JsonText.storable(sample.error()));
  }

  @Override
  public RawTable table() {
    return TABLE;
  }

  @Override
  public void writeTo(CopyText out) {
    out.text(endpoint)
        .text(method)
        .number(responseTimeMs)
        .whole((long) statusCode)
        .text(errorMessage)
        .text(origin().deployment())
        .text(origin().requestId())
        .text(origin().principal())
        .number(sampleWeight());
  }

  /** Returns what is known about a failed request. */
  RequestFailure failure() {
    return new RequestFailure(
        new Endpoint(Objects.requireNonNullElse(origin().deployment(), ""), method, endpoint),
        new EndpointError(
            recordedAt(),
            statusCode,
            responseTimeMs,
            errorMessage,
            origin().principal(),
            Objects.requireNonNullElse(origin().node(), ""),
            Objects.requireNonNullElse(origin().requestId(), "")));
  }

  /** Returns the path template, never the raw path. */
  String endpoint() {
    return endpoint;
  }

  String method() {
    return method;
  }

  double responseTimeMs() {
    return responseTimeMs;
  }

  int statusCode() {
    return statusCode;
  }

  @Nullable Long userId() {
    return userId;
  }

  /**
   * Returns the deepest cause and, in a second line, the place where it was thrown; null if nothing
   * was thrown.
   */
  @Nullable String errorMessage() {
    return errorMessage;
  }
}
