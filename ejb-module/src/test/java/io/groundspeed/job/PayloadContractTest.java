package io.groundspeed.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.bind.annotation.JsonbProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadContractTest {
  private final PayloadContract contract = PayloadContract.of(Everything.class);
  private final PayloadContract cleanup = PayloadContract.of(Cleanup.class);

  /** A record with one component of each type. */
  public record Everything(
      int whole,
      Long large,
      Double fraction,
      float small,
      boolean flag,
      String text,
      Colour colour,
      LocalDate day,
      Instant time,
      UUID id,
      BigDecimal exact,
      List<Integer> numbers,
      Map<String, Long> byName,
      @JsonbProperty("in_side") Inside inside) {}

  /** A nested record. */
  public record Inside(short number) {}

  /** An enum. */
  public enum Colour {
    RED,
    GREEN
  }

  /** A record whose constructor rejects invalid values. */
  public record Cleanup(@JsonbProperty("days_to_keep") Integer daysToKeep) {
    public Cleanup {
      if (daysToKeep != null && daysToKeep < 1) {
        throw new InvalidJob("days_to_keep", "must be at least 1");
      }
    }
  }

  @Test
  void what_fits_is_read() {
    Object read =
        contract.read(
            """
            {"whole": -7, "large": 9223372036854775807, "fraction": 7.9, "small": 1.5, "flag": true,
             "text": "a", "colour": "RED", "day": "2026-11-29", "time": "2026-11-29T12:00:00Z",
             "id": "6f1f4c3a-6b0a-4a57-9d57-0d4cf1f6f2a0", "exact": 1.25, "numbers": [1, 2],
             "byName": {"a": 1}, "in_side": {"number": 3}}
            """);

    assertThat(read)
        .isEqualTo(
            new Everything(
                -7,
                Long.MAX_VALUE,
                7.9,
                1.5f,
                true,
                "a",
                Colour.RED,
                LocalDate.parse("2026-11-29"),
                Instant.parse("2026-11-29T12:00:00Z"),
                UUID.fromString("6f1f4c3a-6b0a-4a57-9d57-0d4cf1f6f2a0"),
                new BigDecimal("1.25"),
                List.of(1, 2),
                Map.of("a", 1L),
                new Inside((short) 3)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"whole\": 4294967303|payload.whole|must be from -2147483648 to 2147483647",
        "\"whole\": 7.9|payload.whole|must be a whole number",
        "\"whole\": 7.0|payload.whole|must be a whole number",
        "\"whole\": 3e9|payload.whole|must be a whole number",
        "\"whole\": \"7\"|payload.whole|must be a whole number",
        "\"whole\": null|payload.whole|must not be null",
        "\"whole\": true|payload.whole|must be a whole number",
        "\"large\": 9223372036854775808|payload.large|must be from",
        "\"fraction\": \"1\"|payload.fraction|must be a number",
        "\"fraction\": 1e309|payload.fraction|is too large",
        "\"small\": 1e39|payload.small|is too large",
        "\"flag\": 1|payload.flag|must be true or false",
        "\"flag\": \"true\"|payload.flag|must be true or false",
        "\"text\": 1|payload.text|must be a text",
        "\"colour\": \"red\"|payload.colour|must be one of [RED, GREEN]",
        "\"day\": \"2026-02-30\"|payload.day|must be a LocalDate in ISO form",
        "\"time\": \"yesterday\"|payload.time|must be a Instant in ISO form",
        "\"id\": \"1\"|payload.id|must be a UUID in ISO form",
        "\"numbers\": [1, 2.5]|payload.numbers[]|must be a whole number",
        "\"numbers\": 1|payload.numbers|must be an array",
        "\"byName\": {\"a\": 1.5}|payload.byName.a|must be a whole number",
        "\"in_side\": {\"number\": 40000}|payload.in_side.number|must be from -32768 to 32767",
        "\"in_side\": {}|payload.in_side.number|must be given",
        "\"in_side\": {\"number\": 1, \"more\": 2}|payload.in_side.more|is unknown",
        "\"inside\": {\"number\": 1}|payload.inside|is unknown",
        "\"Whole\": 1|payload.Whole|is unknown"
      })
  void what_does_not_fit_is_refused_by_its_field(String field, String name, String reason) {
    String whole = field.startsWith("\"whole\"") ? "" : "\"whole\": 1, ";
    String small = field.startsWith("\"small\"") ? "" : "\"small\": 1, ";
    String flag = field.startsWith("\"flag\"") ? "" : "\"flag\": true, ";

    assertRefused(contract, "{" + whole + small + flag + field + "}", name, reason);
  }

  @Test
  void what_is_missing_is_refused_where_it_has_no_null() {
    assertRefused(contract, "{\"small\": 1, \"flag\": true}", "payload.whole", "must be given");
  }

  @Test
  void what_the_record_refuses_is_named_too() {
    assertRefused(cleanup, "{\"days_to_keep\": 0}", "payload.days_to_keep", "must be at least 1");
    assertRefused(
        cleanup,
        "{\"daysToKeep\": 3650}",
        "payload.daysToKeep",
        "is unknown: there is days_to_keep");
    assertThat(cleanup.read("{}")).isEqualTo(new Cleanup(null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "1", "\"text\"", "null"})
  void a_payload_is_an_object(String json) {
    assertRefused(cleanup, json, "payload", "must be a JSON object");
  }

  @Test
  void a_handler_without_a_payload_takes_nothing() {
    PayloadContract nothing = PayloadContract.of(Void.class);

    assertThat(nothing.read("{}")).isNull();
    assertRefused(nothing, "{\"a\": 1}", "payload.a", "is unknown: jobs of this type take nothing");
  }

  private static void assertRefused(
      PayloadContract contract, String json, String field, String reason) {
    assertThatThrownBy(() -> contract.read(json))
        .isInstanceOfSatisfying(
            InvalidJob.class,
            refused -> {
              assertThat(refused.field()).isEqualTo(field);
              assertThat(refused.reason()).startsWith(reason);
            });
  }
}
