package io.groundspeed.query;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** The metrics of one slow query from the last analysis. Each analysis rewrites all rows. */
@Entity
@Immutable
@Table(name = "slow_query_summary")
@NamedQuery(
    name = SlowQuerySummary.ABOVE,
    query =
        """
        SELECT new io.groundspeed.query.SlowQuery(
                   s.queryName, s.avgExecutionTimeMs, s.p50ExecutionTimeMs, s.p95ExecutionTimeMs,
                   s.p99ExecutionTimeMs, s.totalExecutions, s.lastExecutedAt)
          FROM SlowQuerySummary s
         WHERE s.avgExecutionTimeMs > :threshold OR s.p95ExecutionTimeMs > :threshold
         ORDER BY s.avgExecutionTimeMs * s.totalExecutions DESC, s.queryName
        """)
class SlowQuerySummary {
  /** The queries whose average or 95th percentile is above {@code threshold}, by total time. */
  static final String ABOVE = "SlowQuerySummary.above";

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String queryName;
  private double avgExecutionTimeMs;

  @Column(name = "p50_execution_time_ms")
  private double p50ExecutionTimeMs;

  @Column(name = "p95_execution_time_ms")
  private double p95ExecutionTimeMs;

  @Column(name = "p99_execution_time_ms")
  private double p99ExecutionTimeMs;

  private long totalExecutions;
  private Instant lastExecutedAt;
  private Instant updatedAt;

  /** For Hibernate. */
  protected SlowQuerySummary() {}

  SlowQuerySummary(SlowQuery query, Instant updatedAt) {
    queryName = query.name();
    avgExecutionTimeMs = query.averageMs();
    p50ExecutionTimeMs = query.p50Ms();
    p95ExecutionTimeMs = query.p95Ms();
    p99ExecutionTimeMs = query.p99Ms();
    totalExecutions = query.executions();
    lastExecutedAt = query.lastExecuted();
    this.updatedAt = updatedAt;
  }

  Long id() {
    return id;
  }

  String queryName() {
    return queryName;
  }
}
