package io.groundspeed.web.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodedPathTest {
  @ParameterizedTest
  @ValueSource(strings = {"/", "/a%20b", "/%C3%A4", "/%c3%a4/%F0%9F%98%80", "/a%25zz"})
  void what_is_utf_8_is_understood(String path) {
    assertThat(EncodedPath.isUtf8(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/%", "/%a", "/%zz", "/%ff", "/%c0%80", "/%c3x%a4", "/%ed%a0%80"})
  void anything_else_is_not(String path) {
    assertThat(EncodedPath.isUtf8(path)).isFalse();
  }
}
