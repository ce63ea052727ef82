package io.groundspeed.web.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CustomRangeTest {
  @Test
  void the_times_of_the_form_are_utc() {
    assertThat(range("2026-11-22T10:30", "2026-11-22T12:00"))
        .isEqualTo("2026-11-22T10:30:00Z/2026-11-22T12:00:00Z");
  }

  @Test
  void the_times_of_a_drag_over_a_chart_name_their_zone() {
    assertThat(range("2026-11-22T10:30:00Z", "2026-11-22T12:00:20Z"))
        .isEqualTo("2026-11-22T10:30:00Z/2026-11-22T12:00:20Z");
  }

  @Test
  void another_range_is_left_as_it_is() {
    Map<String, String> named = Map.of("range", "6h", "from", "x");

    assertThat(CustomRange.joined(named)).isEqualTo(named);
  }

  private static String range(String from, String to) {
    return CustomRange.joined(Map.of("range", "custom", "from", from, "to", to)).get("range");
  }
}
