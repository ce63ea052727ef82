package io.groundspeed.web.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvWriterTest {
  @Test
  void a_record_ends_with_a_carriage_return_and_a_line_feed() throws IOException {
    assertThat(written(Cell.of("a"), Cell.of("b"))).isEqualTo("a,b\r\n");
  }

  @Test
  void a_field_is_quoted_if_it_needs_it_and_its_quotes_are_doubled() throws IOException {
    assertThat(written(Cell.of("a,b"), Cell.of("say \"hi\""), Cell.of("two\nlines"), Cell.of("c")))
        .isEqualTo("\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",c\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\uFF1D1"})
  void a_text_is_no_formula(String text) throws IOException {
    assertThat(written(Cell.of(text))).contains("'" + text);
  }

  @Test
  void a_negative_number_stays_a_number() throws IOException {
    assertThat(written(Cell.of(-2.5), Cell.figures("-3").get(0))).isEqualTo("-2.5,-3\r\n");
  }

  @Test
  void a_number_has_all_its_digits_and_no_exponent() throws IOException {
    assertThat(
            written(
                Cell.of(1234.5678),
                Cell.of(1e9),
                Cell.of(1e-7),
                Cell.of(4711L),
                Cell.of(new BigDecimal("1E+3"))))
        .isEqualTo("1234.5678,1000000000,0.00000010,4711,1000\r\n");
  }

  @Test
  void an_unknown_number_is_empty() throws IOException {
    assertThat(written(Cell.of(Double.NaN), Cell.of(Double.POSITIVE_INFINITY), Cell.text(" – ")))
        .isEqualTo(",,\r\n");
  }

  @Test
  void a_time_is_in_utc() throws IOException {
    assertThat(written(Cell.of(Instant.EPOCH))).isEqualTo("1970-01-01T00:00:00Z\r\n");
  }

  @Test
  void a_numeric_cell_is_all_its_exact_values_with_their_units() {
    String text = Exact.marked("ms", "1.5") + " " + Exact.marked("fraction", "0.25");

    assertThat(Cell.figures(text))
        .containsExactly(new Cell("ms", "1.5", true), new Cell("fraction", "0.25", true));
  }

  @Test
  void a_text_has_exact_values_in_place_of_rounded_ones() {
    assertThat(Cell.text("\n  since " + Exact.marked("", "1970-01-01T00:00:00Z") + ",\n gone\n"))
        .isEqualTo(new Cell("", "since 1970-01-01T00:00:00Z, gone", false));
    assertThat(Cell.text(" " + Exact.marked("ms", "-3.5") + "\n"))
        .isEqualTo(new Cell("ms", "-3.5", true));
  }

  @Test
  void a_text_that_claims_to_be_an_exact_value_is_neutralised() throws IOException {
    assertThat(written(Cell.figures(Exact.marked("", "=1+1")).get(0))).isEqualTo("'=1+1\r\n");
    assertThat(written(Cell.text(Exact.marked("", "-1+1")))).isEqualTo("'-1+1\r\n");
  }

  private static String written(Cell... record) throws IOException {
    StringWriter out = new StringWriter();
    new CsvWriter(out).write(List.of(record));
    return out.toString();
  }
}
