package io.groundspeed.web.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.StringReader;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class JsonViewTest {
  @Test
  void fields_are_indented_and_short_ones_open() {
    JsonView view = JsonView.of("{\"page\":3,\"to\":[{\"a\":\"b\"},[]],\"none\":{}}");

    assertThat(text(view))
        .isEqualTo(
            """
            {
              "page": 3,
              "to": [
                {
                  "a": "b"
                },
                []
              ],
              "none": {}
            }""");
    assertThat(view.getParts()).hasSize(3).noneMatch(JsonView.Part::folded);
    assertThat(view.isCut()).isFalse();
  }

  @Test
  void a_large_value_is_folded_and_still_the_same_json() {
    String json = "{\"text\":\"" + "x".repeat(500) + "\",\"q\\\"\":1}";

    JsonView view = JsonView.of(json);

    assertThat(view.getParts().get(0).folded()).isTrue();
    assertThat(view.getParts().get(0).characters()).isEqualTo("503");
    assertThat(view.getParts().get(1).folded()).isFalse();
    assertThat(Json.createReader(new StringReader(text(view))).readObject().toString())
        .isEqualTo(json);
  }

  @Test
  void what_is_too_long_is_cut_and_says_so() {
    String half = "y".repeat(JsonView.LONGEST / 2);
    JsonView view = JsonView.of("{\"a\":\"%1$s\",\"b\":\"%1$s\",\"c\":\"%1$s\"}".formatted(half));

    assertThat(view.isCut()).isTrue();
    assertThat(view.getParts()).hasSize(2);
    assertThat(text(view)).endsWith("…\n").hasSizeBetween(JsonView.LONGEST, JsonView.LONGEST + 30);
  }

  @Test
  void a_value_that_is_no_object_is_one_part() {
    assertThat(text(JsonView.of("[1,\"two\"]"))).isEqualTo("[\n  1,\n  \"two\"\n]");
    assertThat(text(JsonView.of("null"))).isEqualTo("null");
    assertThat(text(JsonView.of("{}"))).isEqualTo("{}");
  }

  private static String text(JsonView view) {
    return view.getParts().stream()
        .map(part -> part.head() + part.text())
        .collect(Collectors.joining("", view.getStart(), view.getEnd()));
  }
}
