package io.groundspeed.web.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ParametersTest {
  private static final List<String> DEVICES = List.of("mobile", "desktop");

  @Test
  void what_is_absent_or_blank_has_its_default() {
    Parameters parameters = new Parameters(Map.of("device", " "));

    assertThat(parameters.oneOf("device", "desktop", DEVICES)).isEqualTo("desktop");
    assertThat(parameters.text("page", 10)).isNull();
    assertThat(parameters.problems()).isEmpty();
  }

  @Test
  void what_is_not_understood_is_named_and_has_its_default() {
    Parameters parameters = new Parameters(Map.of("device", "fridge"));

    assertThat(parameters.oneOf("device", null, DEVICES)).isNull();
    assertThat(parameters.problems())
        .containsExactly("device: must be one of mobile, desktop, not \"fridge\"");
  }

  @Test
  void what_a_parser_does_not_accept_is_named_with_what_is_expected() {
    Parameters parameters = new Parameters(Map.of("holder", "nonsense", "letter", "x"));

    String holder = parameters.parsed("holder", "a session", text -> Optional.empty());
    String letter = parameters.parsed("letter", "a letter", Optional::of);

    assertThat(holder).isNull();
    assertThat(letter).isEqualTo("x");
    assertThat(parameters.problems())
        .containsExactly("holder: must be a session, not \"nonsense\"");
  }

  @Test
  void a_long_text_is_refused_and_not_repeated_whole() {
    Parameters parameters = new Parameters(Map.of("page", "x".repeat(5_000)));

    assertThat(parameters.text("page", 2_000)).isNull();
    assertThat(parameters.problems().get(0)).hasSizeLessThan(150).startsWith("page: ");
  }

  @Test
  void control_characters_are_refused() {
    Parameters parameters = new Parameters(Map.of("page", "/a\u0000b"));

    assertThat(parameters.text("page", 100)).isNull();
    assertThat(parameters.problems()).hasSize(1);
  }

  @Test
  void the_address_holds_what_was_understood_only() {
    Parameters parameters =
        new Parameters(Map.of("device", "fridge", "page", "/a b&c", "unknown", "1"));
    parameters.oneOf("device", null, DEVICES);
    parameters.text("page", 100);

    Address address = parameters.address("/screen");

    assertThat(address.getHref()).isEqualTo("/screen?page=%2Fa+b%26c");
    assertThat(address.with("device", "mobile").getHref())
        .isEqualTo("/screen?page=%2Fa+b%26c&device=mobile");
    assertThat(address.without("page").getHref()).isEqualTo("/screen");
  }

  @Test
  void a_range_of_two_fields_becomes_one_parameter() {
    Map<String, String> joined =
        CustomRange.joined(
            Map.of("range", "custom", "from", "2026-01-01T10:00", "to", "2026-01-02T10:00"));

    assertThat(joined).containsEntry("range", "2026-01-01T10:00:00Z/2026-01-02T10:00:00Z");
  }

  @Test
  void fields_that_are_no_times_are_left_to_the_message() {
    assertThat(CustomRange.joined(Map.of("range", "custom", "from", "soon")))
        .containsEntry("range", "soon/");
  }
}
