package io.groundspeed.job.schedule;

import io.groundspeed.job.InvalidJob;
import io.groundspeed.job.NewJob;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.StringReader;
import java.time.Instant;
import java.util.Objects;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A job to be enqueued at times that a cron expression tells. */
@Entity
@Table(name = "scheduled_jobs")
class ScheduledJob {
  private static final ScheduleChange DEFAULTS =
      new ScheduleChange("", "", "", "UTC", "{}", Misfire.COALESCE, true);

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String name;
  private String jobType;
  private String schedule;
  private String timeZone;

  @JdbcTypeCode(SqlTypes.JSON)
  private String payloadTemplate;

  private Misfire misfire;

  @Column(name = "is_active")
  private boolean active;

  private Instant lastRunAt;
  private Long lastJobId;
  private Instant nextRunAt;
  private String lastError;
  private Instant retryAt;
  private Instant createdAt;
  private Instant updatedAt;

  protected ScheduledJob() {}

  /**
   * @throws InvalidSchedule naming the field
   */
  ScheduledJob(ScheduleChange definition, Instant createdAt) {
    this.createdAt = createdAt;
    become(definition.over(DEFAULTS), createdAt);
  }

  /**
   * @throws InvalidSchedule naming the field; then nothing has changed
   */
  void change(ScheduleChange change, Instant at) {
    become(change.over(definition()), at);
  }

  private void become(ScheduleChange whole, Instant at) {
    Timetable timetable = check(whole);
    boolean sameTimes =
        whole.active() == active
            && Objects.equals(whole.schedule(), schedule)
            && Objects.equals(whole.timeZone(), timeZone);
    if (!sameTimes) {
      nextRunAt = whole.active() ? timetable.next(at) : null;
    }
    name = whole.name();
    jobType = whole.type();
    schedule = whole.schedule();
    timeZone = whole.timeZone();
    payloadTemplate = whole.payload();
    misfire = whole.misfire();
    active = whole.active();
    lastError = null;
    retryAt = null;
    updatedAt = at;
  }

  private static Timetable check(ScheduleChange whole) {
    try {
      NewJob.of(whole.type(), whole.name()).payloadJson(whole.payload());
    } catch (InvalidJob e) {
      throw new InvalidSchedule(e.field(), e.getMessage().substring(e.field().length() + 1));
    }
    checkPayload(whole.payload());
    return Timetable.of(whole.schedule(), whole.timeZone());
  }

  /** The database's JSON has no zero character, not even an escaped one. */
  private static void checkPayload(String payload) {
    try (JsonReader reader = Json.createReader(new StringReader(payload))) {
      reader.readObject();
    } catch (JsonException e) {
      throw new InvalidSchedule("payload", "must be a JSON object");
    }
    if (payload.contains("\\u0000")) {
      throw new InvalidSchedule("payload", "must not hold a zero character");
    }
  }

  private ScheduleChange definition() {
    return new ScheduleChange(name, jobType, schedule, timeZone, payloadTemplate, misfire, active);
  }

  /** Returns a job to be run beside the times of the schedule. */
  NewJob job(Long createdBy) {
    return NewJob.of(jobType, name).payloadJson(payloadTemplate).createdBy(createdBy);
  }

  /** Notes a job that was asked for; when the schedule fires next stays as it is. */
  void ranBetween(long job, Instant at) {
    lastJobId = job;
    lastRunAt = at;
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

  Misfire misfire() {
    return misfire;
  }

  boolean isActive() {
    return active;
  }

  Instant lastRunAt() {
    return lastRunAt;
  }

  Long lastJobId() {
    return lastJobId;
  }

  Instant nextRunAt() {
    return nextRunAt;
  }

  String lastError() {
    return lastError;
  }
}
