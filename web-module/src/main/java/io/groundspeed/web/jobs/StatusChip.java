package io.groundspeed.web.jobs;

import io.groundspeed.job.JobStatus;
import io.groundspeed.job.desk.JobCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A job status with the number of jobs in it.
 *
 * @param status null: any status
 * @param more whether there are more jobs than were counted
 */
public record StatusChip(@Nullable JobStatus status, long jobs, boolean more) {

  /** Returns a chip for all jobs, and one for each status. */
  static List<StatusChip> of(Map<JobStatus, JobCount> states) {
    List<StatusChip> chips = new ArrayList<>();
    JobCount all = JobCount.NONE;
    for (JobStatus status : JobStatus.values()) {
      JobCount count = states.getOrDefault(status, JobCount.NONE);
      chips.add(new StatusChip(status, count.jobs(), count.more()));
      all = all.plus(count);
    }
    chips.add(0, new StatusChip(null, all.jobs(), all.more()));
    return chips;
  }

  /** Returns the label of the chip. */
  public String word() {
    return status == null ? "all" : status.word();
  }

  /** Returns the value of the address parameter, null for all jobs. */
  public @Nullable String parameter() {
    return status == null ? null : status.word();
  }
}
