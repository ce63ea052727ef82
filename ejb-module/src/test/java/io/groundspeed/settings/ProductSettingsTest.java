package io.groundspeed.settings;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundspeed.shared.Environment;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductSettingsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GROUNDSPEED_ADMIN_PASSWORD|password1234",
        "GROUNDSPEED_ADMIN_PASSWORD|my Admin of the site",
        "GROUNDSPEED_DEMO_PASSWORD|too short",
        "GROUNDSPEED_DEMO_PASSWORD|our clients' word",
        "GROUNDSPEED_DEMO|yes",
        "GROUNDSPEED_EXTERNAL_URL|perf.example.com",
        "GROUNDSPEED_LINK_HOURS|0",
        "GROUNDSPEED_CONTEXT_ROOT|perf",
        "GROUNDSPEED_CONTEXT_ROOT|/perf/",
        "GROUNDSPEED_PAGE_TEMPLATES|/shop/{item},blog",
        "GROUNDSPEED_ACTIVITY|on",
        "GROUNDSPEED_CACHE|1",
        "GROUNDSPEED_CACHE_ENTRIES|10k",
        "GROUNDSPEED_JOB_WORKERS|-1",
        "GROUNDSPEED_KEEP_EVENTS_DAYS|0",
        "GROUNDSPEED_KEEP_HOURS_DAYS|1.5",
        "GROUNDSPEED_RAW_ROWS_PER_DAY|99999999999",
        "GROUNDSPEED_NEW_PAGES_PER_CLIENT|many",
        "GROUNDSPEED_PROBE|true",
        "GROUNDSPEED_SLOW_QUERY_MS|100ms",
        "GROUNDSPEED_SERVER_TIMING|none",
        "GROUNDSPEED_ENDPOINTS|/shop/{id}",
        "GROUNDSPEED_TRUSTED_PROXIES|10.0.0.1, the proxy",
        "GROUNDSPEED_LOGIN_HASHES|0"
      })
  void a_wrong_setting_is_refused_by_its_name(String name, String value) {
    assertThatThrownBy(() -> ProductSettings.check(new Environment(Map.of(name, value))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(name + "( must be |: The password must |: The password is ).+");
  }

  @Test
  void right_settings_and_none_are_accepted() {
    assertThatCode(() -> ProductSettings.check(new Environment(Map.of())))
        .doesNotThrowAnyException();
    assertThatCode(
            () ->
                ProductSettings.check(
                    new Environment(
                        Map.of(
                            "GROUNDSPEED_ADMIN_PASSWORD", "twelve chars",
                            "GROUNDSPEED_DEMO_PASSWORD", "the demo's own password",
                            "GROUNDSPEED_EXTERNAL_URL", "https://perf.example.com",
                            "GROUNDSPEED_CONTEXT_ROOT", "/ops/perf",
                            "GROUNDSPEED_ENDPOINTS", "shop.war: /shop/{id}; blog.war: /blog/*",
                            "GROUNDSPEED_TRUSTED_PROXIES", "10.0.0.1, fe80::1%eth0"))))
        .doesNotThrowAnyException();
  }
}
