package io.groundspeed.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundspeed.shared.Environment;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalAddressTest {
  private static Optional<String> of(String setting) {
    return ExternalAddress.of(new Environment(Map.of("GROUNDSPEED_EXTERNAL_URL", setting)));
  }

  @Test
  void an_address_is_kept_without_the_slash_at_its_end() {
    assertThat(of("https://perf.example.com/")).contains("https://perf.example.com");
    assertThat(of("http://10.0.0.1:8080")).contains("http://10.0.0.1:8080");
    assertThat(of(" ")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "perf.example.com",
        "ftp://perf.example.com",
        "javascript:alert(1)",
        "https://",
        "https://user@perf.example.com",
        "https://perf.example.com/path",
        "https://perf.example.com?x=y",
        "https://perf.example.com#x",
        "https://perf example.com"
      })
  void anything_else_is_refused_by_the_name_of_the_variable(String setting) {
    assertThatThrownBy(() -> of(setting))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("GROUNDSPEED_EXTERNAL_URL must be an address");
  }
}
