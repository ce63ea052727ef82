package io.groundspeed.web.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderSyntaxTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*/*",
        "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8",
        "application/json; charset=utf-8",
        "application/signed-exchange;v=b3;q=0.7",
        "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2"
      })
  void what_clients_send_is_understood(String accept) {
    assertThat(HeaderSyntax.isAccept(accept)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"%%%", ";;;", "text", "*/", "/*", "a/b;q=zz", "a/b;q=9", "a/b;c=\"", "a b/c"})
  void what_libraries_can_not_parse_is_not(String accept) {
    assertThat(HeaderSyntax.isAccept(accept)).isFalse();
  }

  @Test
  void languages_are_checked_too() {
    assertThat(HeaderSyntax.isAcceptLanguage("de-CH,de;q=0.9,en;q=0.8,*;q=0.5")).isTrue();
    assertThat(HeaderSyntax.isAcceptLanguage("%%%;q=x")).isFalse();
  }

  @Test
  void a_body_has_a_type_and_a_charset_that_can_be_read() {
    assertThat(HeaderSyntax.isReadable("application/json")).isTrue();
    assertThat(HeaderSyntax.isReadable("application/json;charset=UTF-8")).isTrue();
    assertThat(HeaderSyntax.isReadable("multipart/form-data; boundary=\"x y\"")).isTrue();
    assertThat(HeaderSyntax.isReadable("application/json; charset=nothing")).isFalse();
    assertThat(HeaderSyntax.isReadable("application/json; charset=%%%")).isFalse();
    assertThat(HeaderSyntax.isReadable("%%%")).isFalse();
  }

  @Test
  void a_long_header_takes_no_time() {
    assertThat(HeaderSyntax.isAccept("a/a;" + "a;".repeat(900))).isFalse();
    assertThat(HeaderSyntax.isAccept("a/a,".repeat(10_000))).isFalse();
  }
}
