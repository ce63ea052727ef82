package io.groundspeed.web.jobs;

import io.groundspeed.job.JobStatus;
import io.groundspeed.job.desk.TypeHealth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job status with the number of jobs in it.
 *
 * @param status null: any status
 */
public record StatusChip(@Nullable JobStatus status, long jobs) {

  /** Returns a chip for all jobs, and one for each status. */
  static List<StatusChip> of(List<TypeHealth> types, @Nullable String type) {
    List<TypeHealth> meant =
        types.stream().filter(each -> type == null || each.type().equals(type)).toList();
    List<StatusChip> chips = new ArrayList<>();
    for (JobStatus status : JobStatus.values()) {
      chips.add(new StatusChip(status, meant.stream().mapToLong(each -> each.jobs(status)).sum()));
    }
    chips.add(0, new StatusChip(null, chips.stream().mapToLong(StatusChip::jobs).sum()));
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
