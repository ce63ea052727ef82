package io.groundspeed.job.schedule;

import io.groundspeed.job.NewJob;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.function.Consumer;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** A schedule: a job that is enqueued at the times of a cron expression. */
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

  private Misfire misfire;
  private Overlap overlap;
  private long leftOut;
  private @Nullable Instant lastLeftOutAt;

  @Column(name = "is_active")
  private boolean active;

  private @Nullable Instant lastRunAt;
  private @Nullable Long lastJobId;
  private @Nullable Instant nextRunAt;
  private @Nullable String lastError;
  private @Nullable Instant retryAt;
  private Instant createdAt;
  private Instant updatedAt;

  protected ScheduledJob() {}

  /**
   * @throws InvalidSchedule naming the field
   */
  ScheduledJob(ScheduleChange definition, Instant createdAt, Consumer<NewJob> types) {
    this.createdAt = createdAt;
    become(definition.over(ScheduleChange.DEFAULTS), createdAt, types);
  }

  /**
   * @throws InvalidSchedule naming the field; then nothing has changed
   */
  void change(ScheduleChange change, Instant at, Consumer<NewJob> types) {
    become(change.over(definition()), at, types);
  }

  private void become(ScheduleChange.Whole whole, Instant at, Consumer<NewJob> types) {
    Timetable timetable = whole.timetable(types);
    if (!firesAsBefore(whole)) {
      nextRunAt = whole.active() ? timetable.next(at) : null;
    }
    name = whole.name();
    jobType = whole.type();
    schedule = whole.schedule();
    timeZone = whole.timeZone();
    payloadTemplate = whole.payload();
    misfire = whole.misfire();
    overlap = whole.overlap();
    active = whole.active();
    lastError = null;
    retryAt = null;
    updatedAt = at;
  }

  private boolean firesAsBefore(ScheduleChange.Whole whole) {
    return whole.active() == active
        && whole.schedule().equals(schedule)
        && whole.timeZone().equals(timeZone);
  }

  private ScheduleChange.Whole definition() {
    return new ScheduleChange.Whole(
        name, jobType, schedule, timeZone, payloadTemplate, misfire, overlap, active);
  }

  /** Returns a job to be run outside the schedule's fire times. */
  NewJob job(@Nullable Long createdBy) {
    return NewJob.of(jobType, name).payloadJson(payloadTemplate).createdBy(createdBy);
  }

  /** Records a job that was requested manually. The next fire time is unchanged. */
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

  Overlap overlap() {
    return overlap;
  }

  /** Returns how many fire times were skipped because of the last job. */
  long leftOut() {
    return leftOut;
  }

  @Nullable Instant lastLeftOutAt() {
    return lastLeftOutAt;
  }

  boolean isActive() {
    return active;
  }

  @Nullable Instant lastRunAt() {
    return lastRunAt;
  }

  @Nullable Long lastJobId() {
    return lastJobId;
  }

  @Nullable Instant nextRunAt() {
    return nextRunAt;
  }

  @Nullable String lastError() {
    return lastError;
  }
}
