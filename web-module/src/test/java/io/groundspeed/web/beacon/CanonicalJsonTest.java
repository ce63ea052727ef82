package io.groundspeed.web.beacon;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.web.beacon.Beacon.BadItem;
import io.groundspeed.web.beacon.Beacon.Item;
import io.groundspeed.web.beacon.Beacon.VitalItem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which attributions are written to the database, and which never are. */
class CanonicalJsonTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{}|{}",
        "{ \"a\" : [ 1 , 2.50, -0, true, false, null ] }|{\"a\":[1,2.5,0,true,false,null]}",
        "{\"a\": 1e3}|{\"a\":1000}",
        "{\"a\": 1E-7}|{\"a\":1.0E-7}",
        "{\"a\": 0.30000000000000000000000000001}|{\"a\":0.3}",
        "{\"a\": {\"b\": \"\\u00e9\\n\\\"\\\\\\u0007\"}}|{\"a\":{\"b\":\"\u00e9\\u000a\\\"\\\\\\u0007\"}}",
        "{\"url\": \"https://x.example/a?b=c\"}|{\"url\":\"https://x.example/a\"}",
        "{\"https://x.example/a?b=c\": 1}|{\"https://x.example/a\":1}",
      })
  void it_is_written_short_and_clean(String attribution, String canonical) {
    assertThat(((VitalItem) item(attribution)).reading().attribution()).isEqualTo(canonical);
  }

  static Stream<Arguments> bad() {
    return Stream.of(
        Arguments.of("{\"a\": 1e400}", "attribution.a"),
        Arguments.of("{\"a\": -1e400}", "attribution.a"),
        Arguments.of("{\"a\": 1e200000}", "attribution.a"),
        Arguments.of("{\"a\": {\"b\": [0, 1e131000]}}", "attribution.a.b[1]"),
        Arguments.of("{\"a\": " + "9".repeat(65) + "}", "attribution.a"),
        Arguments.of("{\"a\": [\"x\\u0000\"]}", "attribution.a[0]"),
        Arguments.of("{\"a\": \"\\ud800\"}", "attribution.a"),
        Arguments.of("{\"a\\u0000\": 1}", "a key"),
        Arguments.of("{\"a\": 1, \"a\": 2}", "a"),
        Arguments.of(
            nested(CanonicalJson.DEEPEST),
            "attribution.a[0][0][0][0][0][0][0][0][0][0][0][0][0][0][0]"));
  }

  static Stream<Arguments> tooMuch() {
    return Stream.of(
        Arguments.of("{\"a\": [" + "0,".repeat(1_000) + "0]}", null),
        Arguments.of("{\"a\": \"" + "x".repeat(CanonicalJson.LONGEST) + "\"}", null),
        Arguments.of("{\"a\": [" + "1e308,".repeat(60) + "0]}", null),
        Arguments.of("{\"a\": [" + "1e-308,".repeat(60) + "0]}", null),
        Arguments.of(
            "{\"target\": \"#buy\", \"entries\": ["
                + "{\"x\": [1, 2]},".repeat(900)
                + "0], \"n\": 2}",
            "{\"target\":\"#buy\",\"n\":2}"),
        Arguments.of(
            "{\"a\": {\"deep\": {\"deeper\": \"" + "é".repeat(9_000) + "\"}}, \"b\": true}",
            "{\"b\":true}"));
  }

  @ParameterizedTest
  @MethodSource("tooMuch")
  void a_member_that_is_too_much_is_left_out_and_the_value_is_kept(String given, String kept) {
    byte[] bytes =
        "[{\"name\": \"INP\", \"value\": 250, \"attribution\": %s}, {\"name\": \"CLS\", \"value\": 0}]"
            .formatted(given)
            .getBytes(StandardCharsets.UTF_8);

    Beacon beacon = BeaconReader.read(bytes, bytes.length);

    assertThat(beacon.items()).hasSize(2).allMatch(VitalItem.class::isInstance);
    assertThat(((VitalItem) beacon.items().get(0)).reading().attribution()).isEqualTo(kept);
    assertThat(beacon.cuts()).containsExactly("attribution");
  }

  @ParameterizedTest
  @MethodSource("bad")
  void what_the_database_could_refuse_is_refused_with_its_path_and_the_others_are_not(
      String attribution, String field) {
    List<Item> items =
        read(
            "{\"vitals\": [{\"name\": \"LCP\", \"value\": 1, \"attribution\": %s}, {\"name\": \"CLS\", \"value\": 0}]}"
                .formatted(attribution));

    assertThat(items).hasSize(2);
    assertThat(items.get(0))
        .isInstanceOfSatisfying(
            BadItem.class, item -> assertThat(item.reason().field()).isEqualTo(field));
    assertThat(items.get(1)).isInstanceOf(VitalItem.class);
  }

  private static Item item(String attribution) {
    return read("[{\"name\": \"LCP\", \"value\": 1, \"attribution\": %s}]".formatted(attribution))
        .get(0);
  }

  private static List<Item> read(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return BeaconReader.read(bytes, bytes.length).items();
  }

  private static String nested(int arrays) {
    return "{\"a\": " + "[".repeat(arrays) + "]".repeat(arrays) + "}";
  }
}
