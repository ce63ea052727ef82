package io.groundspeed.web.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.database.HealthPoint;
import io.groundspeed.shared.TimeRange;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthHistoryTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final TimeRange DAY = TimeRange.parse("24h", NOON);

  @Test
  void states_of_one_sample_add_up_and_of_samples_in_a_step_the_greatest_counts() {
    HealthHistory history =
        new HealthHistory(
            DAY,
            List.of(
                new HealthPoint("active", NOON.minusSeconds(3_600), 2),
                new HealthPoint("idle", NOON.minusSeconds(3_600), 5),
                new HealthPoint("idle", NOON.minusSeconds(3_590), 4)),
            List.of(new HealthPoint("shop", NOON.minusSeconds(3_600), 2_000_000)));

    assertThat(history.isQuiet()).isFalse();
    assertThat(history.getRows())
        .singleElement()
        .satisfies(
            point -> {
              assertThat(history.connections(point)).isEqualTo(7);
              assertThat(history.bytes(point)).isEqualTo(2_000_000);
            });
    assertThat(history.getConnectionsSentence()).contains("7 connections at most");
    assertThat(history.getSizeSentence()).contains("2.0 MB at most");
    assertThat(history.getConnectionsJson()).contains("7 connections").contains("null");
  }

  @Test
  void without_a_sample_it_says_so() {
    HealthHistory history = new HealthHistory(DAY, List.of(), List.of());

    assertThat(history.isQuiet()).isTrue();
    assertThat(history.getSizeSentence()).startsWith("No sample was taken");
  }
}
