package io.groundspeed.web.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/me",
        "/admin/performance/vitals?range=7d&device=mobile",
        "/home?to=%2Fjourneys%2Fx"
      })
  void a_path_of_ours_is_where_the_log_in_leads(String path) {
    assertThat(Destination.of(path)).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "me",
        "//evil.example",
        "/\\evil.example",
        "/a\\b",
        "https://evil.example",
        "/a b",
        "/a\nb",
        "/a\u0000b",
        "/\u00e4",
        "/login",
        "/login?to=/x",
        "/logout"
      })
  void anything_else_leads_home(String to) {
    assertThat(Destination.of(to)).isEqualTo("/home");
  }

  @Test
  void no_address_and_a_very_long_one_lead_home() {
    assertThat(Destination.of(null)).isEqualTo("/home");
    assertThat(Destination.of("/" + "x".repeat(1_000))).isEqualTo("/home");
    assertThat(Destination.of("/" + "x".repeat(999))).hasSize(1_000);
  }

  @Test
  void the_address_of_the_log_in_holds_path_and_query_encoded() {
    assertThat(Destination.login("/me", null)).isEqualTo("/login?to=%2Fme");
    assertThat(Destination.login("/a", "b=c&d=e")).isEqualTo("/login?to=%2Fa%3Fb%3Dc%26d%3De");
    assertThat(Destination.login("//evil.example", null)).isEqualTo("/login?to=%2Fhome");
  }
}
