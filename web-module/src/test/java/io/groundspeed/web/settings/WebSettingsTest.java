package io.groundspeed.web.settings;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundspeed.shared.Environment;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebSettingsTest {
  @ParameterizedTest
  @CsvSource({
    "GROUNDSPEED_BEACON_RATE, 0",
    "GROUNDSPEED_BEACON_LIMIT, 64k",
    "GROUNDSPEED_ALLOWED_ORIGINS, app.example",
    "GROUNDSPEED_ALLOWED_ORIGINS, https://app.example/shop",
    "GROUNDSPEED_ALLOWED_ORIGINS, *",
    "GROUNDSPEED_COUNTRY_HEADER, CF IPCountry",
    "GROUNDSPEED_BODY_MEMORY_MB, 1e3",
    "GROUNDSPEED_HTTP2_CLEARTEXT, on",
    "GROUNDSPEED_SESSION_HOURS, 169"
  })
  void a_wrong_setting_is_refused_with_its_name_its_rule_and_its_value(String name, String value) {
    assertThatThrownBy(() -> WebSettings.check(new Environment(Map.of(name, value))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(name + " must be ")
        .hasMessageEndingWith(", not \"" + value + "\"");
  }

  @Test
  void right_settings_and_none_are_accepted() {
    assertThatCode(() -> WebSettings.check(new Environment(Map.of()))).doesNotThrowAnyException();
    assertThatCode(
            () ->
                WebSettings.check(
                    new Environment(
                        Map.of(
                            "GROUNDSPEED_ALLOWED_ORIGINS",
                            "https://app.example, http://localhost:3000, capacitor://localhost",
                            "GROUNDSPEED_COUNTRY_HEADER",
                            "CF-IPCountry"))))
        .doesNotThrowAnyException();
  }
}
