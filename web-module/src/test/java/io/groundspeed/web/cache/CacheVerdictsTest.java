package io.groundspeed.web.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.cache.CacheType;
import io.groundspeed.cache.desk.EntrySums;
import io.groundspeed.cache.desk.PatternFigures;
import io.groundspeed.telemetry.Rating;
import java.util.List;
import org.junit.jupiter.api.Test;

class CacheVerdictsTest {
  @Test
  void the_hit_rate_is_of_all_reads_on_the_servers() {
    List<PatternFigures> types =
        List.of(
            read(CacheType.KV, 90, 10), read(CacheType.API, 4, 0), read(CacheType.BROWSER, 0, 9));

    assertThat(CacheVerdicts.verdict(types).sentence()).isEqualTo("Cache hit rate 90.4 %");
    assertThat(CacheVerdicts.verdict(types).rating()).isEqualTo(Rating.GOOD);
    assertThat(CacheVerdicts.target(types).met()).isTrue();
  }

  @Test
  void eighty_percent_is_not_enough() {
    List<PatternFigures> types = List.of(read(CacheType.KV, 80, 20));

    assertThat(CacheVerdicts.verdict(types).rating()).isEqualTo(Rating.POOR);
    assertThat(CacheVerdicts.target(types).met()).isFalse();
  }

  @Test
  void nothing_is_known_of_what_nobody_read() {
    List<PatternFigures> types = List.of(read(CacheType.BROWSER, 5, 5));

    assertThat(CacheVerdicts.verdict(types).rating()).isNull();
    assertThat(CacheVerdicts.target(types).value()).isNull();
    assertThat(CacheVerdicts.target(types).met()).isNull();
  }

  @Test
  void there_is_a_card_for_each_cache_whether_it_was_read_or_not() {
    List<CacheCard> cards =
        CacheTables.cards(
            List.of(read(CacheType.KV, 3, 1)), List.of(new EntrySums("kv", 7, 5, 2.5, 1.0)));

    assertThat(cards)
        .extracting(CacheCard::type)
        .containsExactly(CacheType.KV, CacheType.API, CacheType.BROWSER);
    assertThat(cards).extracting(CacheCard::getHitRate).containsExactly(0.75, null, null);
    assertThat(cards).extracting(CacheCard::getActive).containsExactly(5L, 0L, null);
    assertThat(cards).extracting(CacheCard::getTotal).containsExactly(7L, 0L, null);
  }

  private static PatternFigures read(CacheType type, long hits, long misses) {
    return new PatternFigures(
        type.text(),
        type,
        hits + misses,
        hits,
        0,
        0,
        misses,
        0,
        0,
        0,
        null,
        null,
        0,
        0,
        0,
        0,
        0,
        1);
  }
}
