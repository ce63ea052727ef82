package io.groundspeed.probe.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MatchedPathTest {
  private static Map<String, List<String>> parameters(String... namesAndValues) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parameters.merge(
          namesAndValues[i],
          List.of(namesAndValues[i + 1]),
          (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
    }
    return parameters;
  }

  @Test
  void values_become_the_names_of_their_parameters() {
    assertThat(MatchedPath.template("/widgets/5/owner", parameters("id", "5")))
        .isEqualTo("/widgets/{id}/owner");
    assertThat(MatchedPath.template("/w/5/parts/5", parameters("id", "5", "part", "5")))
        .isEqualTo("/w/{id}/parts/{part}");
    assertThat(MatchedPath.template("/n/1/n/2", parameters("id", "1", "id", "2")))
        .isEqualTo("/n/{id}/n/{id}");
    assertThat(MatchedPath.template("/f/a/b/c.txt", parameters("path", "a/b/c.txt")))
        .isEqualTo("/f/{path}");
    assertThat(MatchedPath.template("/w/5;v=1/owner", parameters("id", "5")))
        .isEqualTo("/w/{id}/owner");
    assertThat(MatchedPath.template("/w/a%20b/x", parameters("id", "a%20b")))
        .isEqualTo("/w/{id}/x");
    assertThat(MatchedPath.template("/w/17.json", parameters("id", "17", "suffix", "json")))
        .isEqualTo("/w/{id}.{suffix}");
  }
}
