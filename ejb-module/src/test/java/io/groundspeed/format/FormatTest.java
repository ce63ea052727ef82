package io.groundspeed.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.telemetry.sketch.Rating;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:31:05Z");

  @ParameterizedTest
  @CsvSource({
    "0, 0 ms",
    "0.4, <1 ms",
    "1, 1 ms",
    "187.4, 187 ms",
    "999.4, 999 ms",
    "999.5, 1.00 s",
    "999.6, 1.00 s",
    "2430, 2.43 s",
    "59950, 59.95 s",
    "59994, 59.99 s",
    "59996, 1 min 0 s",
    "192000, 3 min 12 s",
    "3600000, 1 h 0 min",
    "172740000, 47 h 59 min",
    "172800000, 2 days 0 h",
    "1000000000, 11 days 13 h",
    "-0.2, 0 ms",
    "-187.4, −187 ms",
    "-2430, −2.43 s",
    "NaN, –",
    "Infinity, –"
  })
  void durations_have_the_unit_that_fits(double millis, String written) {
    assertThat(Format.duration(millis)).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource({"0, 0.00", "0.004, <0.01", "0.08, 0.08", "0.251, 0.25", "1.5, 1.50", "NaN, –"})
  void scores_have_two_digits(double score, String written) {
    assertThat(Format.score(score)).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource({
    "2500, ms, 2.5 s",
    "4000, ms, 4 s",
    "200, ms, 200 ms",
    "0.1, '', 0.1",
    "0.25, '', 0.25"
  })
  void thresholds_have_no_digits_that_say_nothing(double value, String unit, String written) {
    assertThat(Format.threshold(value, unit)).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0; 0",
        "12345; 12,345",
        "999999; 999,999",
        "1000000; 1.0 M",
        "1290000; 1.2 M",
        "999999999; 999.9 M",
        "1500000000; 1.5 G"
      })
  void counts_are_exact_below_a_million(long count, String written) {
    assertThat(Format.count(count)).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 %",
    "0.0004, <0.1 %",
    "0.001, 0.1 %",
    "0.942, 94.2 %",
    "0.9996, >99.9 %",
    "1, 100 %",
    "1.05, 105.0 %",
    "-0.2, -20.0 %",
    "NaN, –"
  })
  void shares_are_never_rounded_to_all_or_nothing(double share, String written) {
    assertThat(Format.share(share)).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0.946, 95", "1, 100", "1.2, 100", "-0.1, 0", "NaN, 0", ", 0"})
  void a_bar_has_whole_percents_from_0_to_100(@Nullable Double share, int percents) {
    assertThat(Format.percent(share)).isEqualTo(percents);
  }

  @ParameterizedTest
  @CsvSource({
    "0, just now",
    "59, 59 s ago",
    "61, 1 min ago",
    "7200, 2 h ago",
    "172800, 2 days ago",
    "-30, in 30 s",
    "-89, in 1 min",
    "-3540, in 59 min",
    "-3590, in 1 h",
    "-3600, in 1 h",
    "-86395, in 24 h"
  })
  void times_are_relative(long secondsAgo, String written) {
    assertThat(Format.ago(NOW.minusSeconds(secondsAgo), NOW)).isEqualTo(written);
  }

  @Test
  void the_exact_time_is_utc() {
    assertThat(Format.utc(NOW)).isEqualTo("2026-11-22 10:31:05 UTC");
  }

  @Test
  void a_point_on_an_axis_is_as_exact_as_its_slot() {
    Duration day = Duration.ofDays(1);

    assertThat(Format.slot(NOW, day, Duration.ofMinutes(15))).isEqualTo("10:31");
    assertThat(Format.slot(NOW, Duration.ofDays(7), Duration.ofHours(3))).isEqualTo("22 Nov 10:31");
    assertThat(Format.slot(NOW, Duration.ofDays(90), day)).isEqualTo("22 Nov");
  }

  @Test
  void what_is_unknown_is_a_dash() {
    assertThat(Format.duration(null)).isEqualTo("–");
    assertThat(Format.count(null)).isEqualTo("–");
    assertThat(Format.utc(null)).isEqualTo("–");
    assertThat(Format.ago(null, NOW)).isEqualTo("–");
    assertThat(Format.text(" ")).isEqualTo("–");
    assertThat(Format.weight(Double.NaN)).isEqualTo("–");
  }

  @Test
  void ratings_are_words() {
    assertThat(Format.rating(Rating.NEEDS_IMPROVEMENT)).isEqualTo("needs improvement");
    assertThat(Format.rating(null)).isEqualTo("not enough data");
  }

  @Test
  void bytes_have_a_unit_of_a_thousand_each() {
    assertThat(Format.bytes(812.0)).isEqualTo("812 B");
    assertThat(Format.bytes(3_450.0)).isEqualTo("3.4 KB");
    assertThat(Format.bytes(999_999.0)).isEqualTo("999.9 KB");
    assertThat(Format.bytes(1_250_000_000.0)).isEqualTo("1.2 GB");
    assertThat(Format.bytes(null)).isEqualTo("–");
  }

  @Test
  void constants_are_words() {
    assertThat(Format.word(Rating.NEEDS_IMPROVEMENT)).isEqualTo("needs improvement");
    assertThat(Format.word(null)).isEqualTo("–");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0; 0",
        "0.01; <0.1",
        "0.06; 0.1",
        "1; 1.0",
        "9.94; 9.9",
        "9.96; 10",
        "999.5; 1,000",
        "1000000000; 1.0 G",
        "-3; -3",
        "NaN; –"
      })
  void numbers_of_any_size_are_never_rounded_to_nothing(double weight, String written) {
    assertThat(Format.weight(weight)).isEqualTo(written);
  }

  @Test
  void exact_values_have_more_digits() {
    assertThat(Format.exactDuration(0.0)).isEqualTo("0.000 ms");
    assertThat(Format.exactDuration(0.1874)).isEqualTo("0.187 ms");
    assertThat(Format.exactDuration(59_950.26)).isEqualTo("59,950.3 ms");
    assertThat(Format.exactDuration(1e9)).isEqualTo("1,000,000,000.0 ms");
    assertThat(Format.exactDuration(Double.NaN)).isEqualTo("–");
    assertThat(Format.exactScore(0.08123)).isEqualTo("0.0812");
    assertThat(Format.exactScore(Double.NaN)).isEqualTo("–");
    assertThat(Format.exactValue(1.5, "ms")).isEqualTo("1.500 ms");
    assertThat(Format.exactNumber(12_345.6789)).isEqualTo("12,345.679");
    assertThat(Format.exactShare(1 / 3.0)).isEqualTo("33.3333 %");
    assertThat(Format.exactShare(null)).isEqualTo("–");
    assertThat(Format.exactBytes(1_234_567.0)).isEqualTo("1,234,567 B");
    assertThat(Format.bytes(-1_234_567.0)).isEqualTo("−1.2 MB");
  }

  @Test
  void one_thing_has_no_plural() {
    assertThat(Format.things(0, "sample")).isEqualTo("0 samples");
    assertThat(Format.things(1, "sample")).isEqualTo("1 sample");
    assertThat(Format.things(1_200_000, "sample")).isEqualTo("1,200,000 samples");
  }
}
