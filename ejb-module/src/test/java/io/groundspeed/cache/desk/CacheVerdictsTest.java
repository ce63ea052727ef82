package io.groundspeed.cache.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.cache.pattern.CacheType;
import io.groundspeed.telemetry.sketch.Rating;
import io.groundspeed.verdict.Change;
import io.groundspeed.verdict.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class CacheVerdictsTest {
  @Test
  void the_hit_rate_is_of_all_reads_on_the_servers() {
    List<PatternFigures> types =
        List.of(
            read(CacheType.KV, 90, 10), read(CacheType.API, 4, 0), read(CacheType.BROWSER, 0, 9));

    assertThat(verdict(types).sentence()).isEqualTo("Cache hit rate 90.4 %");
    assertThat(verdict(types).rating()).isEqualTo(Rating.GOOD);
    assertThat(CacheVerdicts.target(types).met()).isTrue();
  }

  @Test
  void eighty_percent_is_not_enough() {
    List<PatternFigures> types = List.of(read(CacheType.KV, 80, 20));

    assertThat(verdict(types).rating()).isEqualTo(Rating.POOR);
    assertThat(CacheVerdicts.target(types).met()).isFalse();
  }

  @Test
  void a_few_reads_are_not_rated() {
    List<PatternFigures> types = List.of(read(CacheType.KV, 7, 6));

    assertThat(verdict(types).rating()).isNull();
    assertThat(verdict(types).sentence())
        .isEqualTo("Cache hit rate 53.8 % of 13 reads: not enough data");
    assertThat(CacheVerdicts.target(types).value()).isEqualTo("53.8 %");
    assertThat(CacheVerdicts.target(types).met()).isNull();
  }

  @Test
  void nothing_is_known_of_what_nobody_read() {
    List<PatternFigures> types = List.of(read(CacheType.BROWSER, 5, 5));

    assertThat(verdict(types).rating()).isNull();
    assertThat(CacheVerdicts.target(types).value()).isNull();
    assertThat(CacheVerdicts.target(types).met()).isNull();
  }

  @Test
  void the_change_is_in_points_and_a_lower_rate_is_worse() {
    Verdict verdict =
        CacheVerdicts.verdict(
            CacheVerdicts.Hits.of(List.of(read(CacheType.KV, 70, 30))),
            CacheVerdicts.Hits.of(List.of(read(CacheType.KV, 90, 10))));

    assertThat(verdict.measured().value()).isEqualTo("70.0 %");
    assertThat(verdict.measured().exact()).isEqualTo("70.0000 %");
    assertThat(verdict.measured().target()).isEqualTo("> 80 %");
    assertThat(verdict.measured().change())
        .isEqualTo(new Change("−20.0 points", "−20.0000 points", false));
    assertThat(verdict(List.of(read(CacheType.KV, 70, 30))).measured().change()).isNull();
  }

  private static Verdict verdict(List<PatternFigures> types) {
    return CacheVerdicts.verdict(CacheVerdicts.Hits.of(types), CacheVerdicts.Hits.of(List.of()));
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
