package io.groundspeed.query;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** What the last analysis found about one query name; rewritten by each. */
@Entity
@Table(name = "slow_query_summary")
class SlowQuerySummary {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String queryName;
  private double avgExecutionTimeMs;

  @Column(name = "p50_execution_time_ms")
  private Double p50ExecutionTimeMs;

  @Column(name = "p95_execution_time_ms")
  private Double p95ExecutionTimeMs;

  @Column(name = "p99_execution_time_ms")
  private Double p99ExecutionTimeMs;

  private long totalExecutions;
  private Instant lastExecutedAt;
  private Instant updatedAt;

  protected SlowQuerySummary() {}

  SlowQuerySummary(String queryName) {
    this.queryName = queryName;
  }

  void summarise(long executions, double averageMs, Instant lastExecution, Instant at) {
    totalExecutions = executions;
    avgExecutionTimeMs = averageMs;
    lastExecutedAt = lastExecution;
    updatedAt = at;
  }

  void measurePercentiles(double p50Ms, double p95Ms, double p99Ms) {
    p50ExecutionTimeMs = p50Ms;
    p95ExecutionTimeMs = p95Ms;
    p99ExecutionTimeMs = p99Ms;
  }

  Long id() {
    return id;
  }

  String queryName() {
    return queryName;
  }

  double avgExecutionTimeMs() {
    return avgExecutionTimeMs;
  }

  Double p50ExecutionTimeMs() {
    return p50ExecutionTimeMs;
  }

  Double p95ExecutionTimeMs() {
    return p95ExecutionTimeMs;
  }

  Double p99ExecutionTimeMs() {
    return p99ExecutionTimeMs;
  }

  long totalExecutions() {
    return totalExecutions;
  }

  Instant lastExecutedAt() {
    return lastExecutedAt;
  }

  Instant updatedAt() {
    return updatedAt;
  }
}
