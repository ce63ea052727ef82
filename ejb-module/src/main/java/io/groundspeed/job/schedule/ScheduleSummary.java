package io.groundspeed.job.schedule;

import io.groundspeed.job.JobStatus;
import java.time.Instant;
import java.util.List;

/**
 * A schedule as a screen shows it.
 *
 * @param inWords the expression in English; null where it is invalid
 * @param payload of each job, a JSON object
 * @param leftOut fire times that were left out because of the last job
 * @param lastLeftOutAt when the last of them was; null: never
 * @param nextRuns the next three; empty where it is off or invalid
 * @param lastRunAt null: never
 * @param lastJobId the job it made last; null: none
 * @param lastResult where that job is; null where there is none, or it was cleaned away
 * @param lastError why the job failed, or why the schedule can't fire; null: neither
 */
public record ScheduleSummary(
    long id,
    String name,
    String type,
    String schedule,
    String inWords,
    String timeZone,
    String payload,
    Misfire misfire,
    Overlap overlap,
    long leftOut,
    Instant lastLeftOutAt,
    boolean active,
    List<Instant> nextRuns,
    Instant lastRunAt,
    Long lastJobId,
    JobStatus lastResult,
    String lastError) {

  static ScheduleSummary of(ScheduledJob job, JobStatus result, String jobError, Instant now) {
    SchedulePreview preview = preview(job, now);
    return new ScheduleSummary(
        job.id(),
        job.name(),
        job.jobType(),
        job.schedule(),
        preview.inWords(),
        job.timeZone(),
        job.payloadTemplate(),
        job.misfire(),
        job.overlap(),
        job.leftOut(),
        job.lastLeftOutAt(),
        job.isActive(),
        job.isActive() ? preview.nextRuns() : List.of(),
        job.lastRunAt(),
        job.lastJobId(),
        result,
        job.lastError() == null ? jobError : job.lastError());
  }

  /** A row that somebody wrote by hand must not hide the others. */
  private static SchedulePreview preview(ScheduledJob job, Instant now) {
    try {
      return SchedulePreview.of(job.schedule(), job.timeZone(), now);
    } catch (InvalidSchedule e) {
      return new SchedulePreview(null, List.of());
    }
  }
}
