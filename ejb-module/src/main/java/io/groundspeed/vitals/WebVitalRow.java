package io.groundspeed.vitals;

import io.groundspeed.telemetry.raw.Origin;
import io.groundspeed.telemetry.raw.RawLogEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.ColumnTransformer;

/** One web vital that a browser sent. */
@Entity
@Table(name = "web_vitals")
class WebVitalRow extends RawLogEntity {
  private Long userId;

  @Enumerated(EnumType.STRING)
  private VitalMetric metricName;

  private double metricValue;
  private String pagePath;
  private String userAgent;
  private ConnectionType connectionType;
  private DeviceType deviceType;
  private String metricId;
  private String pageViewId;
  private String navigationType;
  private String country;
  private Population population = Population.VISITS;

  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(write = "CAST(? AS jsonb)")
  private String attribution;

  protected WebVitalRow() {}

  WebVitalRow(
      VitalMetric metric,
      double value,
      String pagePath,
      Instant recordedAt,
      Origin origin,
      double sampleWeight) {
    super(recordedAt, origin, sampleWeight);
    this.metricName = metric;
    this.metricValue = value;
    this.pagePath = pagePath;
  }

  /** Tells which measurement of which page view this is: what is sent again replaces it. */
  WebVitalRow identifiedBy(String metric, String pageView) {
    metricId = metric;
    pageViewId = pageView;
    return this;
  }

  /** Says on what the page was seen; each is null where the browser does not tell. */
  WebVitalRow seenOn(DeviceType device, ConnectionType connection, String agent, String from) {
    deviceType = device;
    connectionType = connection;
    userAgent = agent;
    country = from;
    return this;
  }

  WebVitalRow seenBy(Long user) {
    userId = user;
    return this;
  }

  WebVitalRow reachedBy(String navigation) {
    navigationType = navigation;
    return this;
  }

  WebVitalRow attributedTo(String json) {
    attribution = json;
    return this;
  }

  Long userId() {
    return userId;
  }

  VitalMetric metricName() {
    return metricName;
  }

  double metricValue() {
    return metricValue;
  }

  String pagePath() {
    return pagePath;
  }

  String userAgent() {
    return userAgent;
  }

  ConnectionType connectionType() {
    return connectionType;
  }

  DeviceType deviceType() {
    return deviceType;
  }

  String metricId() {
    return metricId;
  }

  String pageViewId() {
    return pageViewId;
  }

  String navigationType() {
    return navigationType;
  }

  Population population() {
    return population;
  }

  String country() {
    return country;
  }

  String attribution() {
    return attribution;
  }
}
