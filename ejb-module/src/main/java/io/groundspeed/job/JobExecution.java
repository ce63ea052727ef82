package io.groundspeed.job;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/**
 * One attempt at a job that has ended. Read through JPA; written by the same SQL statement that
 * ends the job.
 */
@Entity
@Immutable
@Table(name = "job_execution_history")
public class JobExecution {
  @Id private Long id;

  private long jobId;
  private double executionTimeMs;
  private boolean success;
  private String errorMessage;
  private Instant executedAt;

  /** For Hibernate. */
  protected JobExecution() {}

  public Long id() {
    return id;
  }

  public long jobId() {
    return jobId;
  }

  public double executionTimeMs() {
    return executionTimeMs;
  }

  public boolean success() {
    return success;
  }

  /** Returns why it failed; null if it succeeded. */
  public String errorMessage() {
    return errorMessage;
  }

  /** Returns when it ended. */
  public Instant executedAt() {
    return executedAt;
  }
}
