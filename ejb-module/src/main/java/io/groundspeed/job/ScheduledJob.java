package io.groundspeed.job;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.ColumnTransformer;

/** A job to be enqueued at times that a cron expression tells. */
@Entity
@Table(name = "scheduled_jobs")
class ScheduledJob {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String name;
  private String jobType;
  private String schedule;
  private String timeZone;

  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(write = "CAST(? AS jsonb)")
  private String payloadTemplate;

  @Column(name = "is_active")
  private boolean active = true;

  private Instant lastRunAt;
  private Instant nextRunAt;
  private Instant createdAt;
  private Instant updatedAt;

  protected ScheduledJob() {}

  /**
   * @param schedule five-field UNIX cron
   * @param timeZone where the schedule's hours are, for example {@code Europe/Brussels}
   * @param payloadTemplate the payload of each job, a JSON object
   */
  ScheduledJob(
      String name,
      String jobType,
      String schedule,
      String timeZone,
      String payloadTemplate,
      Instant createdAt) {
    this.name = name;
    this.jobType = jobType;
    this.schedule = schedule;
    this.timeZone = timeZone;
    this.payloadTemplate = payloadTemplate;
    this.createdAt = createdAt;
    this.updatedAt = createdAt;
  }

  /** Notes that the schedule fired, and when it will next. */
  void fired(Instant at, Instant next) {
    lastRunAt = at;
    nextRunAt = next;
    updatedAt = at;
  }

  void pause(Instant at) {
    active = false;
    nextRunAt = null;
    updatedAt = at;
  }

  void resume(Instant next, Instant at) {
    active = true;
    nextRunAt = next;
    updatedAt = at;
  }

  void reschedule(String cron, String zone, Instant next, Instant at) {
    schedule = cron;
    timeZone = zone;
    nextRunAt = next;
    updatedAt = at;
  }

  Long id() {
    return id;
  }

  String name() {
    return name;
  }

  String jobType() {
    return jobType;
  }

  String schedule() {
    return schedule;
  }

  String timeZone() {
    return timeZone;
  }

  String payloadTemplate() {
    return payloadTemplate;
  }

  boolean isActive() {
    return active;
  }

  Instant lastRunAt() {
    return lastRunAt;
  }

  Instant nextRunAt() {
    return nextRunAt;
  }

  Instant createdAt() {
    return createdAt;
  }

  Instant updatedAt() {
    return updatedAt;
  }
}
