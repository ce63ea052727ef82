package io.groundspeed.job;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * One ended attempt of a job. Read through JPA; written by the SQL statement that ends the attempt.
 */
@Entity
@Immutable
@Table(name = "job_execution_history")
public class JobExecution {
  @Id private Long id;

  private long jobId;
  private double executionTimeMs;
  private boolean success;
  private @Nullable String errorMessage;
  private Instant executedAt;
  private @Nullable String errorClass;
  private @Nullable String errorPlace;

  /** For Hibernate. */
  protected JobExecution() {}

  /** Returns the id of this attempt. */
  public Long id() {
    return id;
  }

  /** Returns the id of the job. */
  public long jobId() {
    return jobId;
  }

  /** Returns how long the attempt took, in milliseconds. */
  public double executionTimeMs() {
    return executionTimeMs;
  }

  /** Returns whether the attempt succeeded. */
  public boolean success() {
    return success;
  }

  /** Returns why the attempt failed; null if it succeeded. */
  public @Nullable String errorMessage() {
    return errorMessage;
  }

  /** Returns when the attempt ended. */
  public Instant executedAt() {
    return executedAt;
  }

  /** Returns the class of the deepest cause of the failure; null if it succeeded or is unknown. */
  public @Nullable String errorClass() {
    return errorClass;
  }

  /** Returns the application's stack frame that threw it; null or empty if unknown. */
  public @Nullable String errorPlace() {
    return errorPlace;
  }
}
