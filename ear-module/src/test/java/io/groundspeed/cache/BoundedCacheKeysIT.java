package io.groundspeed.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.Beacons;
import io.groundspeed.testing.Groundspeed;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Made-up addresses do not evict entries that others read. */
@Tag("faults")
@ExtendWith(Groundspeed.class)
class BoundedCacheKeysIT {
  private static final int MANY = 3_000;

  /** The default of GROUNDSPEED_CACHE_CHOSEN_ENTRIES. */
  private static final int MOST_CHOSEN = 500;

  private static final List<String> OF_OTHERS =
      List.of(
          "",
          "?category=Writing",
          "journeys/translate-a-poem",
          "mentors",
          "api/journeys/sleep-better");

  private final Beacons http = new Beacons(Groundspeed.url());

  @BeforeEach
  void others_read() {
    for (String address : OF_OTHERS) {
      assertThat(get(address)).as(address).isEqualTo(200);
    }
  }

  @Test
  void searches_are_not_kept() {
    long before = entries("%");

    makeUp(i -> (i % 2 == 0 ? "?q=word" : "api/journeys?q=word") + i);

    assertThat(entries("%word%")).isZero();
    assertThat(entries("%") - before).isLessThan(MOST_CHOSEN);
    assertOthersHit();
  }

  @Test
  void pages_sizes_and_categories_that_nobody_shows_share_a_small_partition() {
    makeUp(
        i ->
            switch (i % 4) {
              case 0 -> "?page=" + (i + 100);
              case 1 -> "api/journeys?page=" + (i + 100);
              case 2 -> "api/journeys?size=" + (1 + i % 100) + "&page=" + (1 + i % 7);
              default -> "?category=Made" + i;
            });

    assertThat(entries("journeys:%") + entries("response:/journeys:%"))
        .isLessThanOrEqualTo(MOST_CHOSEN + 100L);
    assertOthersHit();
  }

  @Test
  void what_is_not_there_shares_it_too() {
    makeUp(
        i ->
            switch (i % 3) {
              case 0 -> "journeys/made-up-" + i;
              case 1 -> "mentors/" + (1_000_000 + i);
              default -> "api/journeys/made-up-" + i;
            });

    assertThat(entries("journey:made-up-%") + entries("mentor:profile:1______"))
        .isLessThanOrEqualTo(MOST_CHOSEN);
    assertOthersHit();
  }

  @Test
  void one_address_written_in_many_ways_is_not_kept_many_times() {
    makeUp(i -> "api/journeys/sleep-better;" + i + "?x=" + i);

    assertThat(entries("response:/journeys/*:%;%")).isZero();
    assertOthersHit();
  }

  private void makeUp(IntFunction<String> address) {
    for (int i = 0; i < MANY; i++) {
      assertThat(get(address.apply(i))).isBetween(200, 404);
    }
  }

  /**
   * A cached page or response is answered with 304 if the client has it, and its hit is counted.
   */
  private void assertOthersHit() {
    long pages = CacheRows.hits("page:/:{request}");
    long journeys = CacheRows.hits("page:/journeys/*:{request}");
    for (String address : OF_OTHERS) {
      HttpResponse<String> again = http.request("GET", address);
      assertThat(again.headers().firstValue("ETag")).as(address).isPresent();
    }
    CacheRows.awaitHits("page:/:{request}", pages + 2);
    CacheRows.awaitHits("page:/journeys/*:{request}", journeys + 1);
  }

  private int get(String address) {
    return http.request("GET", address).statusCode();
  }

  /** Returns the number of entries that the cache reports, once the report is current. */
  private long entries(String like) {
    http.request("GET", "mentors/2");
    CacheRows.awaitEntry("page:/mentors:/mentors");
    return Groundspeed.database()
        .count(
            """
            SELECT count(*) FROM groundspeed.cache_entries
             WHERE cache_key LIKE '%s' AND invalidated_at IS NULL
            """
                .formatted(like));
  }
}
