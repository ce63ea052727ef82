package io.groundspeed.telemetry.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.page.Sender;
import io.groundspeed.telemetry.raw.RawShare;
import io.groundspeed.telemetry.sketch.Stream;
import io.groundspeed.telemetry.sketch.Subject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The limits of names and samples for one client, and their isolation from other clients. */
class ClientSharesTest {
  private Instant now = Instant.parse("2026-11-22T12:00:00Z");
  private final Cardinality cardinality = new Cardinality(() -> now, 100);
  private final ClientShares shares = cardinality.clients();

  @Test
  void a_client_introduces_as_many_names_as_it_may_and_others_still_theirs() {
    for (int i = 0; i < 30; i++) {
      String name = "/a" + i;
      assertThat(introduce("greedy", name, false)).isEqualTo(i < 20 ? name : Subject.OTHER);
    }

    assertThat(introduce("calm", "/b", false)).isEqualTo("/b");
    assertThat(introduce("greedy", "/b", false)).as("what another has introduced").isEqualTo("/b");
    assertThat(introduce("greedy", "/a3", false)).as("what it has itself").isEqualTo("/a3");
    assertThat(cardinality.others()).isEqualTo(10);
  }

  @Test
  void served_pages_keep_their_name_when_all_others_are_used_up() {
    for (int i = 0; i < 200; i++) {
      introduce("client-" + i, "/a" + i, false);
    }

    assertThat(introduce("calm", "/new", false)).isEqualTo(Subject.OTHER);
    assertThat(introduce("calm", "/served", true)).isEqualTo("/served");
  }

  @Test
  void the_next_day_begins_anew() {
    for (int i = 0; i < 30; i++) {
      introduce("greedy", "/a" + i, false);
    }
    now = now.plus(Duration.ofDays(1));

    assertThat(introduce("greedy", "/a29", false)).isEqualTo("/a29");
  }

  @Test
  void a_beacon_pays_for_its_names_and_the_first_is_free() {
    Sender poor = new Sender("a", 0);

    assertThat(cardinality.introduce(Stream.VITAL, "/first", poor, () -> false, 20, 6))
        .isEqualTo("/first");
    assertThat(cardinality.introduce(Stream.VITAL, "/second", poor, () -> false, 20, 6))
        .isEqualTo(Subject.OTHER);
    assertThat(cardinality.introduce(Stream.VITAL, "/first", poor, () -> false, 20, 6))
        .isEqualTo("/first");
  }

  @Test
  void samples_of_a_page_are_limited_by_the_hour_for_each_client() {
    int taken = 0;
    for (int i = 0; i < 50; i++) {
      taken += shares.takeSample(ClientShares.share("greedy", "/"), 10) ? 1 : 0;
    }

    assertThat(taken).isEqualTo(10);
    assertThat(shares.takeSample(ClientShares.share("greedy", "/other"), 10)).isTrue();
    assertThat(shares.takeSample(ClientShares.share("calm", "/"), 10)).isTrue();
    now = now.plus(Duration.ofHours(1));
    assertThat(shares.takeSample(ClientShares.share("greedy", "/"), 10)).isTrue();
  }

  @Test
  void a_served_page_is_known_for_a_day_and_inventions_do_not_displace_it() {
    ServedPages pages = new ServedPages(() -> now);
    pages.served("/kept");
    for (int i = 0; i < 10_000; i++) {
      pages.served("/invented-" + i);
    }

    assertThat(pages.contains("/kept")).isTrue();
    assertThat(pages.contains("/invented-9999")).isFalse();

    now = now.plus(Duration.ofHours(25));
    pages.served("/late");

    assertThat(pages.contains("/late")).isTrue();
    assertThat(pages.contains("/kept")).as("the eldest gave way").isFalse();
  }

  @Test
  void beyond_the_day_s_rows_a_sample_is_kept_whose_weights_add_up() {
    RawShare share = new RawShare("web_vitals", 1_000, () -> now);
    double weights = 0;
    int kept = 0;
    for (int i = 0; i < 6_000; i++) {
      double weight = share.next();
      weights += weight;
      kept += weight > 0 ? 1 : 0;
    }

    assertThat(kept).isEqualTo(1_500);
    assertThat(weights).isEqualTo(6_000);
    for (int i = 0; i < 10_000; i++) {
      kept += share.next() > 0 ? 1 : 0;
    }
    assertThat(kept).isEqualTo(1_600);
    now = now.plus(Duration.ofDays(1));
    assertThat(share.next()).isOne();
  }

  private String introduce(String client, String name, boolean served) {
    return cardinality.introduce(
        Stream.VITAL, name, new Sender(client, 1_000_000), () -> served, 20, 6);
  }
}
