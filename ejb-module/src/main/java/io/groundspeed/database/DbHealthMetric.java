package io.groundspeed.database;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** One value that the database said of itself, for example the size of a table in bytes. */
@Entity
@Immutable
@Table(name = "db_health_metrics")
class DbHealthMetric {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String metricType;
  private String metricName;
  private double metricValue;
  private Instant recordedAt;

  protected DbHealthMetric() {}

  /**
   * @param metricType what kind of value, for example {@code table_size}
   * @param metricName what was measured, for example the table
   */
  DbHealthMetric(String metricType, String metricName, double metricValue, Instant recordedAt) {
    this.metricType = metricType;
    this.metricName = metricName;
    this.metricValue = metricValue;
    this.recordedAt = recordedAt;
  }

  Long id() {
    return id;
  }

  String metricType() {
    return metricType;
  }

  String metricName() {
    return metricName;
  }

  double metricValue() {
    return metricValue;
  }

  Instant recordedAt() {
    return recordedAt;
  }
}
