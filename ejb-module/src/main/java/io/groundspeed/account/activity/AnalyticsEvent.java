package io.groundspeed.account.activity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** An event on the platform, stored for later analysis. */
@Entity
@Immutable
@Table(name = "analytics_events")
public class AnalyticsEvent {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String eventType;
  private @Nullable Long userId;
  private @Nullable Long journeyId;

  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(write = "CAST(? AS jsonb)")
  private @Nullable String properties;

  private Instant createdAt;

  protected AnalyticsEvent() {}

  /**
   * @param userId null if no user was logged in
   * @param journeyId null if the event is not about a journey
   * @param properties a JSON object, or null
   */
  public AnalyticsEvent(
      String eventType,
      @Nullable Long userId,
      @Nullable Long journeyId,
      @Nullable String properties,
      Instant createdAt) {
    this.eventType = eventType;
    this.userId = userId;
    this.journeyId = journeyId;
    this.properties = properties;
    this.createdAt = createdAt;
  }

  Long id() {
    return id;
  }

  String eventType() {
    return eventType;
  }

  @Nullable Long userId() {
    return userId;
  }

  @Nullable Long journeyId() {
    return journeyId;
  }

  @Nullable String properties() {
    return properties;
  }

  Instant createdAt() {
    return createdAt;
  }
}
