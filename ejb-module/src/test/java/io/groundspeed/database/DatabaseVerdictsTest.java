package io.groundspeed.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.shared.TimeRange;
import io.groundspeed.telemetry.sketch.Rating;
import io.groundspeed.verdict.Verdict;
import io.groundspeed.verdict.VerdictBoard;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatabaseVerdictsTest {
  @Test
  void each_check_is_one_line_and_what_is_for_information_none() {
    List<Verdict> verdicts =
        DatabaseVerdicts.of(
            List.of(
                found(Check.INVALID_INDEX, "ix_a"),
                found(Check.DEAD_ROWS, "orders"),
                found(Check.DEAD_ROWS, "lines"),
                found(Check.DEAD_ROWS, "users"),
                found(Check.UNUSED_INDEX, "ix_b")));

    assertThat(VerdictBoard.of(verdicts).open())
        .extracting(line -> line.verdict().rating() + ": " + line.verdict().sentence())
        .containsExactly(
            "POOR: Invalid index: ix_a", "NEEDS_IMPROVEMENT: Vacuum falls behind in 3 places");
    assertThat(VerdictBoard.of(verdicts).open().get(1).members())
        .extracting(Verdict::sentence)
        .contains("Vacuum falls behind: users");
  }

  @Test
  void a_database_with_nothing_to_mend_is_good() {
    assertThat(DatabaseVerdicts.of(List.of(found(Check.UNUSED_INDEX, "ix_b"))))
        .extracting(Verdict::rating)
        .containsExactly(Rating.GOOD);
  }

  @Test
  void a_range_that_has_ended_is_not_about_the_present() {
    Instant now = Instant.parse("2026-11-22T12:00:00Z");
    DatabaseVerdicts verdicts = new DatabaseVerdicts(new DatabaseHealth(), () -> now);

    assertThat(verdicts.verdicts(TimeRange.parse("1h", now).before())).isEmpty();
  }

  private static CheckResult found(Check check, String place) {
    return new CheckResult(check, place, "", null);
  }
}
