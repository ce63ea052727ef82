package io.groundspeed.job;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/**
 * A piece of work to be done outside the request that enqueued it. Read through JPA; written by SQL
 * alone, since enqueuing, claims and endings change many jobs in one statement, by the transitions
 * of {@link JobStatus}.
 */
@Entity
@Immutable
@Table(name = "background_jobs")
public class BackgroundJob {
  @Id private Long id;

  private String jobType;
  private String jobName;

  @Column(columnDefinition = "jsonb")
  private String payload;

  private int priority;
  private JobStatus status;
  private int attempts;
  private int maxAttempts;
  private Instant scheduledAt;
  private Instant startedAt;
  private Instant completedAt;
  private Instant failedAt;
  private String errorMessage;

  @Column(columnDefinition = "jsonb")
  private String result;

  private Long createdBy;
  private Instant createdAt;
  private Instant updatedAt;
  private String node;
  private boolean cancelRequested;
  private Double progress;
  private String progressNote;
  private String uniqueKey;

  /** For Hibernate. */
  protected BackgroundJob() {}

  public Long id() {
    return id;
  }

  public String jobType() {
    return jobType;
  }

  public String jobName() {
    return jobName;
  }

  /** Returns a JSON object. */
  public String payload() {
    return payload;
  }

  /** Returns 1 to 10, the lower runs first. */
  public int priority() {
    return priority;
  }

  public JobStatus status() {
    return status;
  }

  public int attempts() {
    return attempts;
  }

  public int maxAttempts() {
    return maxAttempts;
  }

  /** Returns the earliest time to start; null is as soon as possible. */
  public Instant scheduledAt() {
    return scheduledAt;
  }

  public Instant startedAt() {
    return startedAt;
  }

  public Instant completedAt() {
    return completedAt;
  }

  public Instant failedAt() {
    return failedAt;
  }

  /** Returns the latest failure; null if there is none. */
  public String errorMessage() {
    return errorMessage;
  }

  /** Returns what a completed job returned, as JSON; null if it returned nothing. */
  public String result() {
    return result;
  }

  public Long createdBy() {
    return createdBy;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant updatedAt() {
    return updatedAt;
  }

  /** Returns the node that runs it or ran it last; null if it never ran. */
  public String node() {
    return node;
  }

  public boolean cancelRequested() {
    return cancelRequested;
  }

  /** Returns 0 to 1; null if the handler reports none. */
  public Double progress() {
    return progress;
  }

  public String progressNote() {
    return progressNote;
  }

  public String uniqueKey() {
    return uniqueKey;
  }
}
