package io.groundspeed.account;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundspeed.shared.Environment;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsCheckTest {
  @ParameterizedTest
  @CsvSource({
    "GROUNDSPEED_ADMIN_PASSWORD, password1234",
    "GROUNDSPEED_ADMIN_PASSWORD, my Admin of the site",
    "GROUNDSPEED_DEMO_PASSWORD, too short",
    "GROUNDSPEED_DEMO_PASSWORD, our clients' word",
    "GROUNDSPEED_EXTERNAL_URL, perf.example.com",
    "GROUNDSPEED_LINK_HOURS, 0"
  })
  void a_wrong_setting_is_refused_by_its_name(String name, String value) {
    assertThatThrownBy(() -> SettingsCheck.check(new Environment(Map.of(name, value))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(name);
  }

  @Test
  void right_settings_and_none_are_accepted() {
    assertThatCode(() -> SettingsCheck.check(new Environment(Map.of()))).doesNotThrowAnyException();
    assertThatCode(
            () ->
                SettingsCheck.check(
                    new Environment(
                        Map.of(
                            "GROUNDSPEED_ADMIN_PASSWORD", "twelve chars",
                            "GROUNDSPEED_DEMO_PASSWORD", "the demo's own password",
                            "GROUNDSPEED_EXTERNAL_URL", "https://perf.example.com"))))
        .doesNotThrowAnyException();
  }
}
