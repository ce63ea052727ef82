package io.groundspeed.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.probe.setting.LenientSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeSettingsTest {
  @Test
  void without_a_word_it_measures_and_keeps_no_values() {
    ProbeSettings settings = of(Map.of());

    assertThat(settings.on()).isTrue();
    assertThat(settings.binds()).isFalse();
    assertThat(settings.statements().slowNanos()).isEqualTo(100_000_000);
    assertThat(settings.requests().slowNanos()).isEqualTo(1_000_000_000);
    assertThat(settings.serverTiming()).isEqualTo(ServerTimingScope.OWN);
  }

  @Test
  void the_operator_turns_it_off_and_values_on() {
    ProbeSettings settings =
        of(Map.of("GROUNDSPEED_PROBE", "off", "GROUNDSPEED_QUERY_BINDS", " On "));

    assertThat(settings.on()).isFalse();
    assertThat(settings.binds()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "1", "yes"})
  void what_can_not_be_understood_counts_as_unset(String word) {
    ProbeSettings settings =
        of(
            Map.of(
                "GROUNDSPEED_PROBE", word,
                "GROUNDSPEED_QUERY_BINDS", word,
                "GROUNDSPEED_SLOW_QUERY_MS", "soon",
                "GROUNDSPEED_SERVER_TIMING", word));

    assertThat(settings).isEqualTo(of(Map.of()));
  }

  private static ProbeSettings of(Map<String, String> env) {
    return ProbeSettings.of(LenientSettings.logged(env));
  }

  @Test
  void an_invalid_value_is_reported_with_its_variable_and_rule() {
    List<String> complaints = new ArrayList<>();
    ProbeSettings.of(
        new LenientSettings(
            Map.of(
                "GROUNDSPEED_SLOW_QUERY_MS", "fast",
                "GROUNDSPEED_QUERY_BINDS", "true",
                "GROUNDSPEED_SERVER_TIMING", "everyone"),
            complaints::add));

    assertThat(complaints)
        .containsExactlyInAnyOrder(
            "GROUNDSPEED_SLOW_QUERY_MS must be a whole number from 0 to 3600000, not \"fast\"",
            "GROUNDSPEED_QUERY_BINDS must be on or off, not \"true\"",
            "GROUNDSPEED_SERVER_TIMING must be own, all or off, not \"everyone\"");
  }
}
