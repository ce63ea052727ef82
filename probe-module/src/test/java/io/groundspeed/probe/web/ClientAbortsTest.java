package io.groundspeed.probe.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import org.junit.jupiter.api.Test;

class ClientAbortsTest {
  @Test
  void a_client_that_went_away_is_told_by_the_deepest_cause() {
    assertThat(ClientAborts.isOne(new IOException("Broken pipe"))).isTrue();
    assertThat(ClientAborts.isOne(new UncheckedIOException(new ClosedChannelException()))).isTrue();
    assertThat(ClientAborts.isOne(new IllegalStateException(new IOException("Connection reset"))))
        .isTrue();
  }

  @Test
  void what_the_application_failed_at_is_none() {
    assertThat(ClientAborts.isOne(new IOException("disk full"))).isFalse();
    assertThat(ClientAborts.isOne(new IOException())).isFalse();
    assertThat(ClientAborts.isOne(new FileNotFoundException("Broken pipe"))).isFalse();
    assertThat(ClientAborts.isOne(new IllegalStateException("Broken pipe"))).isFalse();
  }
}
