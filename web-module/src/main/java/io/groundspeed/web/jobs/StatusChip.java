package io.groundspeed.web.jobs;

import io.groundspeed.job.JobStatus;
import io.groundspeed.job.desk.TypeHealth;
import java.util.ArrayList;
import java.util.List;

/**
 * A status with how many jobs are in it.
 *
 * @param status null: all of them
 */
public record StatusChip(JobStatus status, long jobs) {

  /** Returns a chip for all, and one for each status. */
  static List<StatusChip> of(List<TypeHealth> types, String type) {
    List<TypeHealth> meant =
        types.stream().filter(each -> type == null || each.type().equals(type)).toList();
    List<StatusChip> chips = new ArrayList<>();
    for (JobStatus status : JobStatus.values()) {
      chips.add(new StatusChip(status, meant.stream().mapToLong(each -> each.jobs(status)).sum()));
    }
    chips.add(0, new StatusChip(null, chips.stream().mapToLong(StatusChip::jobs).sum()));
    return chips;
  }

  public String word() {
    return status == null ? "all" : status.word();
  }

  /** Returns its value in the address, null for all. */
  public String parameter() {
    return status == null ? null : status.word();
  }
}
