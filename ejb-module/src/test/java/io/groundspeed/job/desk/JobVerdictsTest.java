package io.groundspeed.job.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.job.JobStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JobVerdictsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void without_failures_all_is_good() {
    assertThat(verdicts(type("note", 0, 0, true, null, null)))
        .containsExactly("GOOD: 0 jobs failed for good");
  }

  @Test
  void failures_unknown_types_and_pauses_are_said() {
    assertThat(
            verdicts(
                type("note", 1, 2, true, NOW, NOW.minusSeconds(7200)),
                type("other", 0, 1, false, null, NOW.minusSeconds(7200))))
        .containsExactly(
            "POOR: 1 job failed for good",
            "NEEDS_IMPROVEMENT: 2 jobs of type note are waiting: it is paused",
            "POOR: 1 job of type other is waiting, but this node has no handler for it");
  }

  @Test
  void the_queue_is_late_after_five_minutes_and_too_late_after_an_hour() {
    assertThat(verdicts(type("note", 0, 1, true, null, NOW.minusSeconds(299)))).hasSize(1);
    assertThat(verdicts(type("note", 0, 1, true, null, NOW.minusSeconds(301))).get(1))
        .isEqualTo(
            "NEEDS_IMPROVEMENT: The queue is late: a job of type note has been due for 5 min 1 s");
    assertThat(verdicts(type("note", 0, 1, true, null, NOW.minusSeconds(3601))).get(1))
        .startsWith("POOR");
  }

  @Test
  void the_target_is_met_above_95_percent() {
    assertThat(JobTargets.of(List.of(runs(95, 5))).met()).isFalse();
    assertThat(JobTargets.of(List.of(runs(90, 4), runs(6, 0))).met()).isTrue();
    assertThat(JobTargets.of(List.of(runs(0, 0))).met()).isNull();
  }

  private static List<String> verdicts(TypeHealth... types) {
    return JobVerdicts.of(List.of(types), NOW).stream()
        .map(verdict -> verdict.rating() + ": " + verdict.sentence())
        .toList();
  }

  private static TypeHealth type(
      String name, long failed, long pending, boolean handled, Instant paused, Instant due) {
    Map<JobStatus, Long> jobs = Map.of(JobStatus.FAILED, failed, JobStatus.PENDING, pending);
    return new TypeHealth(name, jobs, 0, 0, Double.NaN, paused, null, handled, due);
  }

  private static TypeHealth runs(long succeeded, long failed) {
    return new TypeHealth("note", Map.of(), succeeded, failed, Double.NaN, null, null, true, null);
  }
}
