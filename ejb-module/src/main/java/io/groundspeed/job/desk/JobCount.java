package io.groundspeed.job.desk;

import io.groundspeed.job.JobStatus;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A number of jobs, counted up to a limit.
 *
 * @param more whether counting stopped at the limit, so that there may be more jobs
 */
public record JobCount(long jobs, boolean more) {
  /** The count of no jobs. */
  public static final JobCount NONE = new JobCount(0, false);

  /** Returns the count of one status, or the sum of all if it is null. */
  public static JobCount of(Map<JobStatus, JobCount> states, @Nullable JobStatus status) {
    return status == null
        ? states.values().stream().reduce(NONE, JobCount::plus)
        : states.getOrDefault(status, NONE);
  }

  /** Returns the sum of this count and another. */
  public JobCount plus(JobCount other) {
    return new JobCount(jobs + other.jobs, more || other.more);
  }
}
