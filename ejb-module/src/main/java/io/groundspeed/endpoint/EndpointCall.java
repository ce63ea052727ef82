package io.groundspeed.endpoint;

import io.groundspeed.telemetry.raw.Origin;
import io.groundspeed.telemetry.raw.RawLogEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/** One request, as far as it was sampled. */
@Entity
@Table(name = "api_performance")
class EndpointCall extends RawLogEntity {
  private String endpoint;
  private String method;
  private double responseTimeMs;
  private int statusCode;
  private Long userId;
  private String errorMessage;

  protected EndpointCall() {}

  /**
   * @param endpoint the route's template, never the raw path
   */
  EndpointCall(
      String method,
      String endpoint,
      double responseTimeMs,
      int statusCode,
      Instant recordedAt,
      Origin origin,
      double sampleWeight) {
    super(recordedAt, origin, sampleWeight);
    this.method = method;
    this.endpoint = endpoint;
    this.responseTimeMs = responseTimeMs;
    this.statusCode = statusCode;
  }

  EndpointCall madeBy(Long user) {
    userId = user;
    return this;
  }

  EndpointCall failedWith(String message) {
    errorMessage = message;
    return this;
  }

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

  Long userId() {
    return userId;
  }

  String errorMessage() {
    return errorMessage;
  }
}
