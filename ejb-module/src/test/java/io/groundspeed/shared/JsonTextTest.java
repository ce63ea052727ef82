package io.groundspeed.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"a\": [1, -2.5, 3e8, 1e308, 1e-300, true, null, \"text\"]}",
        "{\"pattern\": \"[^\\\\u0000-\\\\u001f]\"}",
        "{\"smile\": \"\\ud83d\\ude00\"}",
        "\"text\""
      })
  void what_can_be_stored_has_no_flaw(String json) {
    assertThat(JsonText.flaw(json)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\": \"\\u0000\"}|must not hold a zero character or a lone surrogate",
        "{\"\\u0000\": 1}|must not hold a zero character or a lone surrogate",
        "{\"a\": \"\\ud800\"}|must not hold a zero character or a lone surrogate",
        "{\"a\": 1, \"a\": 2}|must not name \"a\" twice",
        "{\"a\": 1e131000}|must not hold a number with an exponent beyond 400",
        "{\"a\": 1e-131000}|must not hold a number with an exponent beyond 400",
        "{\"a\": 1e99999999999999}|must not hold a number with an exponent beyond 400",
        "{\"a\": |must be valid JSON",
        "{} {}|must be valid JSON",
        "{\"a\": NaN}|must be valid JSON"
      })
  void what_is_wrong_is_said(String json, String flaw) {
    assertThat(JsonText.flaw(json)).isEqualTo(flaw);
  }

  @Test
  void long_numbers_and_deep_levels_are_refused() {
    assertThat(JsonText.flaw("{\"a\": " + "9".repeat(1_200) + "}")).contains("more than 100");
    assertThat(JsonText.flaw("[".repeat(64) + "]".repeat(64))).isNull();
    assertThat(JsonText.flaw("[".repeat(65) + "]".repeat(65))).contains("deeper than 64");
    assertThat(JsonText.flaw("[".repeat(100_000))).contains("deeper than 64");
  }

  @Test
  void what_can_not_be_stored_is_marked() {
    assertThat(JsonText.storable("a\u0000b\ud800c")).isEqualTo("a\ufffdb\ufffdc");
    assertThat(JsonText.storable("a\ud83d\ude00")).isEqualTo("a\ud83d\ude00");
  }
}
