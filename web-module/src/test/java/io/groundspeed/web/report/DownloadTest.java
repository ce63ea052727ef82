package io.groundspeed.web.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadTest {
  @Test
  void a_file_is_saved_and_can_run_nothing() {
    assertThat(Download.headers("report-7.pdf"))
        .containsEntry("Content-Disposition", "attachment; filename=\"report-7.pdf\"")
        .containsEntry("Content-Security-Policy", "default-src 'none'; sandbox");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\"b.pdf", "a\r\nSet-Cookie: b", "../etc", "ä.pdf"})
  void a_name_that_would_need_quoting_is_refused(String name) {
    assertThatThrownBy(() -> Download.headers(name)).isInstanceOf(IllegalArgumentException.class);
  }
}
