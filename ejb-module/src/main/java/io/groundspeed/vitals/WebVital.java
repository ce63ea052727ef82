package io.groundspeed.vitals;

import io.groundspeed.page.PageView;
import io.groundspeed.postgres.CopyText;
import io.groundspeed.telemetry.raw.Origin;
import io.groundspeed.telemetry.raw.RawLogEntity;
import io.groundspeed.telemetry.raw.RawTable;
import io.groundspeed.telemetry.sketch.Rating;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.List;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** One web vital sent by a browser. */
@Entity
@Table(name = "web_vitals")
public class WebVital extends RawLogEntity {
  private static final RawTable TABLE =
      new RawTable(
          "web_vitals",
          List.of(
              "metric_name",
              "metric_value",
              "page_path",
              "user_agent",
              "connection_type",
              "device_type",
              "user_id",
              "release",
              "sample_weight",
              "country",
              "metric_id",
              "page_view_id",
              "request_id",
              "navigation_type",
              "population",
              "deployment",
              "attribution"),
          """
          UPDATE groundspeed.web_vitals
             SET metric_value = ?, attribution = coalesce(?::jsonb, attribution)
           WHERE id = ? AND recorded_at = ?
          """);

  private @Nullable Long userId;

  @Enumerated(EnumType.STRING)
  private VitalMetric metricName;

  private double metricValue;
  private String pagePath;
  private @Nullable String userAgent;
  private @Nullable ConnectionType connectionType;
  private @Nullable DeviceType deviceType;
  private @Nullable String metricId;
  private @Nullable String pageViewId;
  private @Nullable String navigationType;
  private @Nullable String country;
  private Population population = Population.VISITS;

  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(write = "CAST(? AS jsonb)")
  private @Nullable String attribution;

  /** For Hibernate. */
  protected WebVital() {}

  /**
   * @param represents the number of rows that it represents, see {@link
   *     io.groundspeed.telemetry.raw.RawShare}; 0 if the raw log does not keep it
   */
  WebVital(VitalMetric metric, VitalReading reading, PageView view, double represents) {
    super(
        view.receivedAt(),
        new Origin(view.deployment(), null, view.requestId(), view.release(), null),
        view.sampleWeight() * represents);
    metricName = metric;
    metricValue = reading.value();
    metricId = reading.id();
    attribution = reading.attribution();
    pagePath = view.path();
    pageViewId = view.id();
    userId = view.userId();
    userAgent = view.userAgent();
    connectionType = ConnectionType.ofWord(view.connection());
    deviceType = DeviceType.ofWord(view.device());
    navigationType = view.navigationType();
    country = view.country();
    population = Population.of(view);
  }

  @Override
  public RawTable table() {
    return TABLE;
  }

  @Override
  public void writeTo(CopyText out) {
    out.text(metricName.name())
        .number(metricValue)
        .text(pagePath)
        .text(userAgent)
        .text(connectionType == null ? null : connectionType.word())
        .text(deviceType == null ? null : deviceType.word())
        .whole(userId)
        .text(origin().release())
        .number(sampleWeight())
        .text(country)
        .text(metricId)
        .text(pageViewId)
        .text(origin().requestId())
        .text(navigationType)
        .text(population.stored())
        .text(origin().deployment())
        .text(attribution);
  }

  @Override
  public Rating rate(double value) {
    return metricName.rate(value);
  }

  @Override
  public @Nullable String correction() {
    return attribution;
  }

  @Nullable Long userId() {
    return userId;
  }

  /** Returns the metric. */
  public VitalMetric metricName() {
    return metricName;
  }

  /** Returns the value in milliseconds; for CLS a score. */
  public double metricValue() {
    return metricValue;
  }

  /** Returns the page's path, or its template if the sender named the page by that. */
  public String pagePath() {
    return pagePath;
  }

  /** Returns browser, version and system in a few words; null if unknown. */
  public @Nullable String userAgent() {
    return userAgent;
  }

  /** Returns the connection type; null if unknown. */
  public @Nullable ConnectionType connectionType() {
    return connectionType;
  }

  /** Returns the device type; null if unknown. */
  public @Nullable DeviceType deviceType() {
    return deviceType;
  }

  /**
   * Returns the id that identifies the metric if it is sent again; null if the sender provides
   * none.
   */
  public @Nullable String metricId() {
    return metricId;
  }

  @Nullable String pageViewId() {
    return pageViewId;
  }

  /** Returns how the page was reached; null if unknown. */
  public @Nullable String navigationType() {
    return navigationType;
  }

  Population population() {
    return population;
  }

  /** Returns the two-letter ISO 3166 code; null if unknown. */
  @Nullable String country() {
    return country;
  }

  /** Returns the causes of the value as JSON; null if unknown. */
  public @Nullable String attribution() {
    return attribution;
  }
}
