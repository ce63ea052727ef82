package io.groundspeed.job;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import org.hibernate.annotations.Immutable;

/** One attempt at a job, written when it ended. */
@Entity
@Immutable
@Table(name = "job_execution_history")
class JobExecution {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private long jobId;
  private double executionTimeMs;
  private boolean success;
  private String errorMessage;
  private Instant executedAt;

  protected JobExecution() {}

  private JobExecution(
      long jobId, double executionTimeMs, String errorMessage, Instant executedAt) {
    this.jobId = jobId;
    this.executionTimeMs = executionTimeMs;
    this.success = errorMessage == null;
    this.errorMessage = errorMessage;
    this.executedAt = executedAt;
  }

  static JobExecution succeeded(long jobId, double executionTimeMs, Instant at) {
    return new JobExecution(jobId, executionTimeMs, null, at);
  }

  static JobExecution failed(long jobId, double executionTimeMs, String error, Instant at) {
    return new JobExecution(jobId, executionTimeMs, Objects.requireNonNull(error), at);
  }

  Long id() {
    return id;
  }

  long jobId() {
    return jobId;
  }

  double executionTimeMs() {
    return executionTimeMs;
  }

  boolean success() {
    return success;
  }

  String errorMessage() {
    return errorMessage;
  }

  Instant executedAt() {
    return executedAt;
  }
}
