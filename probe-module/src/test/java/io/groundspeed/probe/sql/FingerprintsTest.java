package io.groundspeed.probe.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FingerprintsTest {
  @Test
  void a_text_is_read_once() {
    Fingerprints fingerprints = new Fingerprints(100_000);

    Fingerprint first = fingerprints.of("select 1");

    assertThat(fingerprints.of("select 1")).isSameAs(first);
    assertThat(fingerprints.of("select 2")).isEqualTo(first);
  }

  @Test
  void memory_is_bounded_and_what_is_used_stays() {
    Fingerprints fingerprints = new Fingerprints(10_000);
    Fingerprint used = fingerprints.of("select 'used'");

    for (int i = 0; i < 10_000; i++) {
      fingerprints.of("select " + i);
      assertThat(fingerprints.of("select 'used'")).isSameAs(used);
    }

    assertThat(fingerprints.size()).isLessThan(300);
  }

  @Test
  void no_text_at_all_is_counted_as_other() {
    assertThat(new Fingerprints(1_000).of(null)).isSameAs(Fingerprint.OTHER);
  }
}
