package io.groundspeed.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeSettingsTest {
  @Test
  void without_a_word_it_measures_and_keeps_no_values() {
    ProbeSettings settings = ProbeSettings.of(Map.of());

    assertThat(settings.on()).isTrue();
    assertThat(settings.binds()).isFalse();
    assertThat(settings.statements().slowNanos()).isEqualTo(100_000_000);
    assertThat(settings.requests().slowNanos()).isEqualTo(1_000_000_000);
    assertThat(settings.serverTiming()).isEqualTo(ServerTimingScope.OWN);
  }

  @Test
  void the_operator_turns_it_off_and_values_on() {
    ProbeSettings settings =
        ProbeSettings.of(Map.of("GROUNDSPEED_PROBE", "off", "GROUNDSPEED_QUERY_BINDS", " On "));

    assertThat(settings.on()).isFalse();
    assertThat(settings.binds()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "1", "yes"})
  void what_can_not_be_understood_counts_as_unset(String word) {
    ProbeSettings settings =
        ProbeSettings.of(
            Map.of(
                "GROUNDSPEED_PROBE", word,
                "GROUNDSPEED_QUERY_BINDS", word,
                "GROUNDSPEED_SLOW_QUERY_MS", "soon",
                "GROUNDSPEED_SERVER_TIMING", word));

    assertThat(settings).isEqualTo(ProbeSettings.of(Map.of()));
  }
}
