package io.groundspeed.web.cache;

import io.groundspeed.cache.desk.EntrySums;
import io.groundspeed.cache.desk.PatternFigures;
import io.groundspeed.cache.pattern.CacheType;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The caches and their key patterns.
 *
 * @param cards one for each {@link CacheType}
 * @param patterns in the requested order
 * @param nodes that read from a cache in the range
 */
public record CacheTables(
    List<CacheCard> cards, List<PatternFigures> patterns, List<String> nodes) {

  static List<CacheCard> cards(List<PatternFigures> types, List<EntrySums> sums) {
    return Stream.of(CacheType.KV, CacheType.API, CacheType.BROWSER)
        .map(
            type ->
                new CacheCard(
                    type,
                    first(types.stream().filter(one -> one.type() == type)),
                    first(sums.stream().filter(one -> one.type().equals(type.text())))))
        .toList();
  }

  private static <T> @Nullable T first(Stream<T> found) {
    return found.findFirst().orElse(null);
  }
}
