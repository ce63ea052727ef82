package io.groundspeed.web.beacon;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.shared.Environment;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits per sender, on a clock that the test sets. */
class BeaconLimitsTest {
  private long now = 17;
  private final BeaconSettings settings = BeaconSettings.of(new Environment(Map.of()));
  private final BeaconLimits limits = new BeaconLimits(settings, () -> now);

  @Test
  void an_office_of_300_people_behind_one_address_is_never_refused() {
    for (int second = 0; second < 120; second++) {
      for (int view = 0; view < 60; view++) {
        for (int items : new int[] {6, 6, 38}) {
          assertThat(limits.admitRequest("198.51.100.7")).isTrue();
          assertThat(limits.admitItems("198.51.100.7", items)).isTrue();
          assertThat(limits.isFair("198.51.100.7", items, 0.3)).isTrue();
        }
      }
      pass(Duration.ofSeconds(1));
    }
  }

  @Test
  void a_client_that_sends_full_beacons_is_refused_by_its_items() {
    int admitted = 0;
    for (int request = 0; request < 1_000; request++) {
      if (limits.admitRequest("198.51.100.7") && limits.admitItems("198.51.100.7", 500)) {
        admitted += 500;
      }
      pass(Duration.ofMillis(20));
    }

    assertThat(admitted)
        .isLessThanOrEqualTo(settings.itemBurst() + 20 * settings.itemsPerSecond() + 500);
    assertThat(limits.admitItems("203.0.113.9", 500)).as("another client").isTrue();
  }

  @Test
  void a_sender_with_a_whole_network_of_addresses_gains_sixteen_times_and_no_more() {
    int admitted = 0;
    for (int round = 0; round < 100; round++) {
      for (int host = 0; host < 250; host++) {
        admitted += limits.admitItems("198.51.100." + host, 500) ? 500 : 0;
      }
    }

    assertThat(admitted).isBetween(16 * settings.itemBurst(), 16 * settings.itemBurst() + 500);
    assertThat(limits.admitItems("198.51.101.1", 500)).as("the network beside it").isTrue();
  }

  @Test
  void when_the_intake_fills_those_who_send_more_are_refused_first() {
    FairShares shares = new FairShares(() -> now);
    for (int round = 0; round < 10; round++) {
      for (int client = 0; client < 300; client++) {
        shares.admits("hostile-" + client, 500, 0.2);
      }
    }
    int refused = 0;
    for (int client = 0; client < 300; client++) {
      refused += shares.admits("hostile-" + client, 500, 0.95) ? 0 : 1;
      assertThat(shares.admits("calm-" + client, 40, 0.95)).isTrue();
    }

    assertThat(refused).isEqualTo(300);
    assertThat(shares.admits("hostile-1", 500, 0.2)).as("while there is room").isTrue();
  }

  @Test
  void one_client_alone_may_fill_the_intake() {
    FairShares shares = new FairShares(() -> now);
    for (int i = 0; i < 100; i++) {
      assertThat(shares.admits("alone", 100, 0.7)).isTrue();
    }
  }

  @Test
  void who_has_calmed_down_is_forgiven() {
    FairShares shares = new FairShares(() -> now);
    shares.admits("hostile", 10_000, 0.2);
    for (int i = 0; i < 50; i++) {
      shares.admits("calm-" + i, 10, 0.2);
    }
    assertThat(shares.admits("hostile", 10, 0.9)).isFalse();

    pass(Duration.ofSeconds(60));

    assertThat(shares.admits("hostile", 10, 0.9)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "198.51.100.7, 198.51.100.0/24",
    "2001:db8:7:1::/64, 2001:db8:7::/48",
    "unknown, unknown",
  })
  void the_network_around_a_client(String client, String around) {
    assertThat(BeaconLimits.around(client)).isEqualTo(around);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mozilla/5.0 (Linux; Android 16; Pixel 10) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36|Chrome 141 Android",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0|Edge 141 Windows",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1|Safari 18 iOS",
        "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0|Firefox 143 Linux",
        "curl/8.5.0|curl/8.5.0",
      })
  void a_user_agent_in_a_few_words(String agent, String words) {
    assertThat(Browsers.of(agent)).isEqualTo(words);
    assertThat(Browsers.of("x".repeat(10_000))).hasSize(32);
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }
}
