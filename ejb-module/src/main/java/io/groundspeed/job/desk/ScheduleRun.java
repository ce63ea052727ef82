package io.groundspeed.job.desk;

import io.groundspeed.job.JobStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An ended job of a schedule.
 *
 * @param status completed, failed or cancelled
 * @param endedAt null if the stored time can't be displayed
 */
public record ScheduleRun(long jobId, JobStatus status, @Nullable Instant endedAt) {}
