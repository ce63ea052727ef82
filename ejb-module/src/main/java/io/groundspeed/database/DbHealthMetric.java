package io.groundspeed.database;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** One value of a database health sample, for example the size of a table in bytes. */
@Entity
@Immutable
@Table(name = "db_health_metrics")
@NamedQuery(
    name = DbHealthMetric.LATEST_OF,
    query = "SELECT max(m.recordedAt) FROM DbHealthMetric m WHERE m.metricType = :type")
@NamedQuery(
    name = DbHealthMetric.SERIES,
    query =
        """
        SELECT new io.groundspeed.database.HealthPoint(m.metricName, m.recordedAt, m.metricValue)
          FROM DbHealthMetric m
         WHERE m.metricType = :type AND m.recordedAt >= :from AND m.recordedAt < :to
         ORDER BY m.recordedAt, m.metricName
        """)
class DbHealthMetric {
  /** The time of a metric's last sample. */
  static final String LATEST_OF = "DbHealthMetric.latestOf";

  /** The values of a metric in a range, ordered by time. */
  static final String SERIES = "DbHealthMetric.series";

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String metricType;
  private String metricName;
  private double metricValue;
  private Instant recordedAt;

  /** For Hibernate. */
  protected DbHealthMetric() {}

  /**
   * @param metricName the subject of the measurement, for example the table
   */
  DbHealthMetric(
      HealthMetric metricType, String metricName, double metricValue, Instant recordedAt) {
    this.metricType = metricType.word();
    this.metricName = metricName;
    this.metricValue = metricValue;
    this.recordedAt = recordedAt;
  }

  Long id() {
    return id;
  }
}
