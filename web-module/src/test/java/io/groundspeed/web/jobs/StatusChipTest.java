package io.groundspeed.web.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.job.JobStatus;
import io.groundspeed.job.desk.JobCount;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatusChipTest {
  @Test
  void the_first_chip_is_the_sum_and_each_status_has_one() {
    List<StatusChip> chips =
        StatusChip.of(
            Map.of(
                JobStatus.FAILED, new JobCount(10_000, true),
                JobStatus.PENDING, new JobCount(5, false)));

    assertThat(chips)
        .startsWith(new StatusChip(null, 10_005, true), new StatusChip(JobStatus.PENDING, 5, false))
        .contains(new StatusChip(JobStatus.FAILED, 10_000, true))
        .contains(new StatusChip(JobStatus.COMPLETED, 0, false))
        .hasSize(6);
  }

  @Test
  void a_chip_links_to_its_status_by_name() {
    assertThat(new StatusChip(JobStatus.FAILED, 1, false))
        .extracting(StatusChip::word, StatusChip::parameter)
        .containsExactly("failed", "failed");
    assertThat(new StatusChip(null, 1, false))
        .extracting(StatusChip::word, StatusChip::parameter)
        .containsExactly("all", null);
  }
}
