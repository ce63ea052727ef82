package io.groundspeed.job.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.job.JobStatus;
import io.groundspeed.verdict.Change;
import io.groundspeed.verdict.Since;
import io.groundspeed.verdict.Verdict;
import io.groundspeed.verdict.VerdictBoard;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JobVerdictsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void without_failures_all_is_good() {
    assertThat(lines(JobVerdicts.failed(List.of(), List.of(failed("note", 3)))))
        .containsExactly("GOOD: 0 jobs failed for good");
  }

  @Test
  void failures_of_several_types_are_one_line_with_their_change_and_beginning() {
    List<Verdict> verdicts =
        JobVerdicts.failed(
            List.of(failed("note", 11), failed("mail", 1)), List.of(failed("note", 4)));

    assertThat(lines(verdicts))
        .containsExactly("POOR: 11 note jobs failed for good", "POOR: 1 mail job failed for good");
    assertThat(verdicts.get(0).measured().change()).isEqualTo(new Change("+7", "+7", false));
    assertThat(verdicts.get(0).since()).isEqualTo(Since.at(NOW));
    assertThat(VerdictBoard.of(verdicts).open())
        .singleElement()
        .extracting(line -> line.verdict().sentence())
        .isEqualTo("12 jobs of 2 types failed for good, most of them note");
  }

  @Test
  void unknown_types_and_pauses_are_reported() {
    assertThat(
            verdicts(
                type("note", 2, true, NOW, NOW.minusSeconds(7200)),
                type("other", 1, false, null, NOW.minusSeconds(7200))))
        .containsExactly(
            "NEEDS_IMPROVEMENT: 2 jobs of type note are waiting: it is paused",
            "POOR: 1 job of type other is waiting, but this node has no handler for it");
  }

  @Test
  void the_queue_is_late_after_five_minutes_and_too_late_after_an_hour() {
    assertThat(verdicts(type("note", 1, true, null, NOW.minusSeconds(299)))).isEmpty();
    assertThat(verdicts(type("note", 1, true, null, NOW.minusSeconds(301))).get(0))
        .isEqualTo(
            "NEEDS_IMPROVEMENT: The queue is late: a job of type note has been due for 5 min 1 s");
    assertThat(verdicts(type("note", 1, true, null, NOW.minusSeconds(3601))).get(0))
        .startsWith("POOR");
  }

  @Test
  void the_target_is_met_above_95_percent() {
    assertThat(JobTargets.of(List.of(runs(95, 5))).met()).isFalse();
    assertThat(JobTargets.of(List.of(runs(90, 4), runs(6, 0))).met()).isTrue();
    assertThat(JobTargets.of(List.of(runs(0, 0))).met()).isNull();
    assertThat(JobTargets.of(List.of(runs(90, 9))).met()).as("below 100 attempts").isNull();
  }

  private static List<String> verdicts(TypeHealth... types) {
    return lines(JobVerdicts.waiting(List.of(types), NOW));
  }

  private static List<String> lines(List<Verdict> verdicts) {
    return verdicts.stream().map(verdict -> verdict.rating() + ": " + verdict.sentence()).toList();
  }

  private static FailedJobs.OfType failed(String type, long jobs) {
    return new FailedJobs.OfType(type, jobs, NOW);
  }

  private static TypeHealth type(
      String name, long pending, boolean handled, Instant paused, Instant due) {
    Map<JobStatus, Long> jobs = Map.of(JobStatus.PENDING, pending);
    return new TypeHealth(name, jobs, 0, 0, Double.NaN, paused, null, handled, due);
  }

  private static TypeHealth runs(long succeeded, long failed) {
    return new TypeHealth("note", Map.of(), succeeded, failed, Double.NaN, null, null, true, null);
  }
}
