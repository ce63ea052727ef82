package io.groundspeed.web.jobs;

import io.groundspeed.job.desk.JobAttempt;
import io.groundspeed.job.desk.JobDetail;
import io.groundspeed.job.desk.JobRow;
import io.groundspeed.web.api.Finite;
import jakarta.json.JsonValue;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job in the API's responses, with all its details.
 *
 * @param id of the job
 * @param type of the job
 * @param name for people; the type if none was given
 * @param status pending, processing, completed, failed or cancelled
 * @param priority 1 to 10; lower numbers run first
 * @param attempts number of attempts that have started
 * @param maxAttempts maximum number of attempts
 * @param scheduledAt the earliest start time of the job or of its next attempt
 * @param startedAt when the latest attempt started; null if never
 * @param waitMs wait in ms until the latest start, or until now for a waiting job; null if not yet
 *     due
 * @param runMs duration of the latest attempt in ms, until now for a running job; null if there is
 *     none
 * @param progress 0 to 1; null if the handler reports none
 * @param payload with secrets masked; null if there is none
 * @param result with secrets masked; null if there is none
 * @param errorMessage the full text of the latest failure; null if there is none
 * @param progressNote what the handler reports it is doing; null if nothing
 * @param node that runs it or last ran it; null if there is none
 * @param uniqueKey null if there is none
 * @param createdBy the log-in name of the user who enqueued it; null if it was a schedule, or the
 *     user is unknown
 * @param createdAt when it was enqueued
 * @param updatedAt when it was last changed
 * @param history the ended attempts, newest first
 */
@JsonbNillable
@JsonbPropertyOrder({
  "id",
  "type",
  "name",
  "status",
  "priority",
  "attempts",
  "maxAttempts",
  "scheduledAt",
  "startedAt",
  "waitMs",
  "runMs",
  "progress",
  "payload",
  "result",
  "errorMessage",
  "progressNote",
  "node",
  "uniqueKey",
  "createdBy",
  "createdAt",
  "updatedAt",
  "history"
})
public record JobAnswer(
    long id,
    String type,
    String name,
    String status,
    int priority,
    int attempts,
    int maxAttempts,
    @Nullable Instant scheduledAt,
    @Nullable Instant startedAt,
    @Nullable Double waitMs,
    @Nullable Double runMs,
    @Nullable Double progress,
    @Nullable JsonValue payload,
    @Nullable JsonValue result,
    @Nullable String errorMessage,
    @Nullable String progressNote,
    @Nullable String node,
    @Nullable String uniqueKey,
    @Nullable String createdBy,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt,
    List<AttemptItem> history) {

  /**
   * One ended attempt.
   *
   * @param attempt its number, from 1; continues counting after a retry
   * @param startedAt when it started; null if unknown
   * @param endedAt when it ended; null if unknown
   * @param executionTimeMs its duration in ms; null if it is unknown
   * @param success whether it succeeded
   * @param errorMessage why it failed; null if it succeeded
   */
  @JsonbNillable
  @JsonbPropertyOrder({
    "attempt",
    "startedAt",
    "endedAt",
    "executionTimeMs",
    "success",
    "errorMessage"
  })
  public record AttemptItem(
      long attempt,
      @Nullable Instant startedAt,
      @Nullable Instant endedAt,
      @Nullable Double executionTimeMs,
      boolean success,
      @Nullable String errorMessage) {

    static AttemptItem of(JobAttempt attempt) {
      return new AttemptItem(
          attempt.number(),
          attempt.startedAt(),
          attempt.endedAt(),
          Finite.orNull(attempt.millis()),
          attempt.success(),
          attempt.error());
    }
  }

  static JobAnswer of(JobDetail job) {
    JobRow row = job.row();
    return new JobAnswer(
        row.id(),
        row.type(),
        row.name(),
        row.status().word(),
        row.priority(),
        row.attempts(),
        row.maxAttempts(),
        row.runAt(),
        row.startedAt(),
        row.waitMillis(),
        row.runMillis(),
        row.progress(),
        StoredJson.ofNullable(job.payload()),
        StoredJson.ofNullable(job.result()),
        job.error(),
        job.progressNote(),
        job.node(),
        job.uniqueKey(),
        job.createdBy(),
        job.createdAt(),
        job.updatedAt(),
        job.history().stream().map(AttemptItem::of).toList());
  }
}
