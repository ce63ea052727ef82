package io.groundspeed.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.shared.TimeRange;
import io.groundspeed.telemetry.intake.Accounting;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LossesTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final Accounting accounting = new Accounting();
  private final Losses losses = new Losses();

  @Test
  void a_loss_belongs_to_the_range_of_its_minute() {
    accounting.dropped("full", 5);
    losses.note(accounting.balance(), NOON.minusSeconds(7_200));
    accounting.dropped("full", 2);
    accounting.rejected("value", 1);
    losses.note(accounting.balance(), NOON.minusSeconds(90));
    losses.note(accounting.balance(), NOON);

    TimeRange hour = TimeRange.parse("1h", NOON);
    Losses.Loss lost = losses.in(hour);

    assertThat(lost.dropped()).isEqualTo(Map.of("full", 2L));
    assertThat(lost.rejected()).isEqualTo(Map.of("value", 1L));
    assertThat(lost.first()).isEqualTo(NOON.minusSeconds(120));
    assertThat(losses.in(TimeRange.parse("6h", NOON)).totalDropped()).isEqualTo(7);
    assertThat(losses.in(hour.before()).totalDropped()).isEqualTo(5);
    assertThat(losses.in(hour.before().before())).isEqualTo(Losses.Loss.NONE);
  }

  @Test
  void only_the_latest_minutes_are_kept() {
    for (int minute = 0; minute < 1_010; minute++) {
      accounting.dropped("full", 1);
      losses.note(accounting.balance(), NOON.plus(Duration.ofMinutes(minute)));
    }

    TimeRange all = new TimeRange("all", NOON, NOON.plus(Duration.ofDays(2)));
    assertThat(losses.in(all).totalDropped()).isEqualTo(1_000);
    assertThat(losses.in(all).first()).isEqualTo(NOON.plus(Duration.ofMinutes(10)));
  }
}
