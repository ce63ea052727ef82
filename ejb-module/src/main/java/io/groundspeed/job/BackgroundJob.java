package io.groundspeed.job;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * A unit of work that runs outside the request that enqueued it. Read through JPA, but written only
 * by SQL, because enqueuing, claiming and ending change many jobs in one statement. Status changes
 * follow the transitions of {@link JobStatus}.
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
  private @Nullable Instant scheduledAt;
  private @Nullable Instant startedAt;
  private @Nullable Instant completedAt;
  private @Nullable Instant failedAt;
  private @Nullable String errorMessage;

  @Column(columnDefinition = "jsonb")
  private @Nullable String result;

  private @Nullable Long createdBy;
  private Instant createdAt;
  private Instant updatedAt;
  private @Nullable String node;
  private boolean cancelRequested;
  private @Nullable Double progress;
  private @Nullable String progressNote;
  private @Nullable String uniqueKey;

  /** For Hibernate. */
  protected BackgroundJob() {}

  /** Returns the job's id. */
  public Long id() {
    return id;
  }

  /** Returns the name of the job type. */
  public String jobType() {
    return jobType;
  }

  /** Returns the name that users see. */
  public String jobName() {
    return jobName;
  }

  /** Returns the payload, a JSON object. */
  public String payload() {
    return payload;
  }

  /** Returns the priority from 1 to 10; lower numbers run first. */
  public int priority() {
    return priority;
  }

  /** Returns the current status. */
  public JobStatus status() {
    return status;
  }

  /** Returns the number of attempts so far. */
  public int attempts() {
    return attempts;
  }

  /** Returns the maximum number of attempts. */
  public int maxAttempts() {
    return maxAttempts;
  }

  /** Returns the earliest start time; null means as soon as possible. */
  public @Nullable Instant scheduledAt() {
    return scheduledAt;
  }

  /** Returns when the latest attempt started; null if none did. */
  public @Nullable Instant startedAt() {
    return startedAt;
  }

  /** Returns when the job completed; null if it has not. */
  public @Nullable Instant completedAt() {
    return completedAt;
  }

  /** Returns when the latest attempt failed; null if none did. */
  public @Nullable Instant failedAt() {
    return failedAt;
  }

  /** Returns the latest failure; null if there is none. */
  public @Nullable String errorMessage() {
    return errorMessage;
  }

  /** Returns the result of a completed job as JSON; null if it returned none. */
  public @Nullable String result() {
    return result;
  }

  /** Returns the id of the user who enqueued it; null if there is none. */
  public @Nullable Long createdBy() {
    return createdBy;
  }

  /** Returns when the job was enqueued. */
  public Instant createdAt() {
    return createdAt;
  }

  /** Returns when the job last changed. */
  public Instant updatedAt() {
    return updatedAt;
  }

  /** Returns the node that runs it or last ran it; null if it never ran. */
  public @Nullable String node() {
    return node;
  }

  /** Returns whether cancellation of the running job was requested. */
  public boolean cancelRequested() {
    return cancelRequested;
  }

  /** Returns the progress, 0 to 1; null if the handler reports none. */
  public @Nullable Double progress() {
    return progress;
  }

  /** Returns the handler's note on its progress; null if there is none. */
  public @Nullable String progressNote() {
    return progressNote;
  }

  /** Returns the unique key; null if it has none. */
  public @Nullable String uniqueKey() {
    return uniqueKey;
  }
}
