package io.groundspeed.job.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.shared.JsonText;
import org.junit.jupiter.api.Test;

class OutcomesTest {
  private final Outcomes outcomes = new Outcomes();

  @Test
  void what_can_be_kept_is_kept_as_it_is() {
    assertThat(outcomes.result(null)).isNull();
    assertThat(outcomes.result("{\"rows\": 3}")).isEqualTo("{\"rows\": 3}");
    assertThat(outcomes.note("half")).isEqualTo("half");
    assertThat(outcomes.cut()).isZero();
  }

  @Test
  void a_result_that_is_too_long_is_cut_with_a_mark() {
    String kept = outcomes.result("\"" + "x".repeat(20_000_000) + "\"");

    assertThat(kept).hasSizeLessThan(Outcomes.LONGEST_RESULT).contains("must not exceed 256 KiB");
    assertThat(kept).contains("20000002");
    assertThat(JsonText.flaw(kept)).isNull();
    assertThat(outcomes.cut()).isEqualTo(1);
  }

  @Test
  void a_result_that_can_not_be_stored_is_kept_as_text() {
    String kept = outcomes.result("{\"a\": \"\\u0000\", \"b\": 1e131000}");

    assertThat(JsonText.flaw(kept)).isNull();
    assertThat(kept).contains("zero character");
    assertThat(outcomes.cut()).isEqualTo(1);
  }

  @Test
  void notes_have_a_thousand_characters_and_none_that_can_not_be_stored() {
    assertThat(outcomes.note("n".repeat(5_000))).hasSize(1_000).endsWith("…");
    assertThat(outcomes.note("a\u0000b")).isEqualTo("a\ufffdb");
    assertThat(outcomes.cut()).isEqualTo(2);
  }
}
