package io.groundspeed.web.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.cache.desk.EntrySums;
import io.groundspeed.cache.desk.PatternFigures;
import io.groundspeed.cache.pattern.CacheType;
import java.util.List;
import org.junit.jupiter.api.Test;

class CacheTablesTest {
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
