package io.groundspeed.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.telemetry.sketch.Rating;
import io.groundspeed.verdict.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatabaseVerdictsTest {
  @Test
  void each_check_has_one_sentence_and_what_is_for_information_none() {
    List<Verdict> verdicts =
        DatabaseVerdicts.of(
            List.of(
                found(Check.INVALID_INDEX, "ix_a"),
                found(Check.DEAD_ROWS, "orders"),
                found(Check.DEAD_ROWS, "lines"),
                found(Check.DEAD_ROWS, "users"),
                found(Check.UNUSED_INDEX, "ix_b")));

    assertThat(verdicts)
        .extracting(Verdict::sentence)
        .containsExactly("Invalid index: ix_a", "Vacuum falls behind: orders and 2 others");
    assertThat(verdicts)
        .extracting(Verdict::rating)
        .containsExactly(Rating.POOR, Rating.NEEDS_IMPROVEMENT);
  }

  @Test
  void a_database_with_nothing_to_mend_is_good() {
    assertThat(DatabaseVerdicts.of(List.of(found(Check.UNUSED_INDEX, "ix_b"))))
        .extracting(Verdict::rating)
        .containsExactly(Rating.GOOD);
  }

  private static CheckResult found(Check check, String place) {
    return new CheckResult(check, place, "", null);
  }
}
