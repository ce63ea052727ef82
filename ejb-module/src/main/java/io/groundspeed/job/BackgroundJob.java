package io.groundspeed.job;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.ColumnTransformer;

/** A piece of work to be done outside the request that asked for it. */
@Entity
@Table(name = "background_jobs")
class BackgroundJob {
  static final int DEFAULT_PRIORITY = 5;
  static final int DEFAULT_MAX_ATTEMPTS = 3;

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String jobType;
  private String jobName;

  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(write = "CAST(? AS jsonb)")
  private String payload;

  private int priority = DEFAULT_PRIORITY;
  private JobStatus status = JobStatus.PENDING;
  private int attempts;
  private int maxAttempts = DEFAULT_MAX_ATTEMPTS;
  private Instant scheduledAt;
  private Instant startedAt;
  private Instant completedAt;
  private Instant failedAt;
  private String errorMessage;

  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(write = "CAST(? AS jsonb)")
  private String result;

  private Long createdBy;
  private Instant createdAt;
  private Instant updatedAt;

  protected BackgroundJob() {}

  /**
   * @param payload a JSON object
   */
  BackgroundJob(String jobType, String jobName, String payload, Instant createdAt) {
    this.jobType = jobType;
    this.jobName = jobName;
    this.payload = payload;
    this.createdAt = createdAt;
    this.updatedAt = createdAt;
  }

  /**
   * @param level 1 to 10, the lower runs first
   */
  BackgroundJob withPriority(int level) {
    priority = level;
    return this;
  }

  BackgroundJob tryingAtMost(int times) {
    maxAttempts = times;
    return this;
  }

  /**
   * @param time the earliest to start; null is as soon as possible
   */
  BackgroundJob scheduledAt(Instant time) {
    scheduledAt = time;
    return this;
  }

  BackgroundJob createdBy(Long user) {
    createdBy = user;
    return this;
  }

  /** Begins an attempt, which counts from now on, however it ends. */
  void start(Instant at) {
    become(JobStatus.PROCESSING, at);
    startedAt = at;
    attempts++;
  }

  void complete(String json, Instant at) {
    become(JobStatus.COMPLETED, at);
    result = json;
    completedAt = at;
    errorMessage = null;
  }

  /** Ends an attempt that failed; the job waits for the next one where any are left. */
  void fail(String error, Instant at) {
    become(attempts < maxAttempts ? JobStatus.PENDING : JobStatus.FAILED, at);
    errorMessage = error;
    failedAt = at;
  }

  void cancel(Instant at) {
    become(JobStatus.CANCELLED, at);
  }

  /** Lets a failed or cancelled job start over, with all its attempts. */
  void retry(Instant at) {
    become(JobStatus.PENDING, at);
    attempts = 0;
    scheduledAt = null;
  }

  private void become(JobStatus next, Instant at) {
    status = status.become(next);
    updatedAt = at;
  }

  Long id() {
    return id;
  }

  String jobType() {
    return jobType;
  }

  String jobName() {
    return jobName;
  }

  String payload() {
    return payload;
  }

  int priority() {
    return priority;
  }

  JobStatus status() {
    return status;
  }

  int attempts() {
    return attempts;
  }

  int maxAttempts() {
    return maxAttempts;
  }

  Instant scheduledAt() {
    return scheduledAt;
  }

  Instant startedAt() {
    return startedAt;
  }

  Instant completedAt() {
    return completedAt;
  }

  Instant failedAt() {
    return failedAt;
  }

  String errorMessage() {
    return errorMessage;
  }

  String result() {
    return result;
  }

  Long createdBy() {
    return createdBy;
  }

  Instant createdAt() {
    return createdAt;
  }

  Instant updatedAt() {
    return updatedAt;
  }
}
