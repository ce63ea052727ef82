package io.groundspeed.web.jobs;

import io.groundspeed.job.desk.JobPage;
import io.groundspeed.job.desk.JobRow;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of jobs in the API's responses, newest first.
 *
 * @param jobs at most 50
 * @param next the id before which the next page begins; null if there is none
 */
@JsonbNillable
@JsonbPropertyOrder({"jobs", "next"})
public record JobsAnswer(List<JobItem> jobs, @Nullable Long next) {

  /**
   * A job of the page.
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
   * @param waitMs wait in ms until the latest start, or until now for a waiting job; null if not
   *     yet due
   * @param runMs duration of the latest attempt in ms, until now for a running job; null if there
   *     is none
   * @param progress 0 to 1; null if the handler reports none
   * @param errorMessage the first line of the latest failure; null if there is none
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
    "errorMessage"
  })
  public record JobItem(
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
      @Nullable String errorMessage) {

    static JobItem of(JobRow job) {
      return new JobItem(
          job.id(),
          job.type(),
          job.name(),
          job.status().word(),
          job.priority(),
          job.attempts(),
          job.maxAttempts(),
          job.runAt(),
          job.startedAt(),
          job.waitMillis(),
          job.runMillis(),
          job.progress(),
          job.error());
    }
  }

  static JobsAnswer of(JobPage page) {
    return new JobsAnswer(page.jobs().stream().map(JobItem::of).toList(), page.next());
  }
}
