package io.groundspeed.job.schedule;

import io.groundspeed.job.JobStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as shown on a screen.
 *
 * @param inWords the expression in English; null if it is invalid
 * @param payload of each job, a JSON object
 * @param leftOut number of fire times skipped because of the last job
 * @param lastLeftOutAt when the last of them was skipped; null if never
 * @param nextRuns the next three fire times; empty if the schedule is off or invalid
 * @param lastRunAt null if never
 * @param lastJobId the last job that it enqueued; null if there is none
 * @param lastResult the status of that job; null if there is none or it was deleted
 * @param lastError why the job failed, or why the schedule can't fire; null if neither
 */
public record ScheduleSummary(
    long id,
    String name,
    String type,
    String schedule,
    @Nullable String inWords,
    String timeZone,
    String payload,
    Misfire misfire,
    Overlap overlap,
    long leftOut,
    @Nullable Instant lastLeftOutAt,
    boolean active,
    List<Instant> nextRuns,
    @Nullable Instant lastRunAt,
    @Nullable Long lastJobId,
    @Nullable JobStatus lastResult,
    @Nullable String lastError) {

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

  /** An invalid row that was written manually must not hide the others. */
  private static SchedulePreview preview(ScheduledJob job, Instant now) {
    try {
      return SchedulePreview.of(job.schedule(), job.timeZone(), now);
    } catch (InvalidSchedule e) {
      return new SchedulePreview(null, List.of());
    }
  }
}
