package io.groundspeed.web.cache;

import io.groundspeed.cache.desk.PatternFigures;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cache's metrics in the API's responses.
 *
 * @param types one for each cache
 * @param patterns the one with the highest cost of misses first
 * @param stuckLoads number of this node's loads that exceeded their time limit and are still
 *     running
 */
@JsonbPropertyOrder({"types", "patterns", "stuckLoads"})
public record CacheAnswer(
    List<CacheTypeItem> types, List<CachePatternItem> patterns, int stuckLoads) {

  /**
   * The metrics of one cache.
   *
   * @param type kv, api or browser
   * @param active entries that have not expired; null for browsers, whose caches are not observable
   * @param total entries including expired ones; null for browsers
   * @param hits reads that the cache answered
   * @param misses all other reads
   * @param hitRate 0 to 1; null if it was not read
   * @param loads completed loads
   * @param avgLoadMs average duration of a load in ms; null if nothing was loaded
   */
  @JsonbNillable
  @JsonbPropertyOrder({
    "type",
    "active",
    "total",
    "hits",
    "misses",
    "hitRate",
    "loads",
    "avgLoadMs"
  })
  public record CacheTypeItem(
      String type,
      @Nullable Long active,
      @Nullable Long total,
      long hits,
      long misses,
      @Nullable Double hitRate,
      long loads,
      @Nullable Double avgLoadMs) {

    static CacheTypeItem of(CacheCard card) {
      PatternFigures figures = card.figures();
      return new CacheTypeItem(
          card.type().text(),
          card.getActive(),
          card.getTotal(),
          figures == null ? 0 : figures.answered(),
          figures == null ? 0 : figures.reads() - figures.answered(),
          card.getHitRate(),
          figures == null ? 0 : figures.loads(),
          figures == null ? null : figures.averageLoadMs());
    }
  }

  /**
   * The metrics of a key pattern.
   *
   * @param pattern its text, such as {@code journey:{slug}}
   * @param type of the cache: kv, api or browser
   * @param reads the sum of hits, negativeHits, staleHits, misses and bypassed
   * @param hits reads answered with a fresh value
   * @param negativeHits reads answered from a cached "not found"
   * @param staleHits reads answered with a stale value
   * @param misses reads that waited for a load
   * @param bypassed reads that loaded past the cache
   * @param loads completed loads
   * @param failedLoads loads that threw an exception or exceeded their time limit
   * @param notStored loads that were overtaken by an invalidation or for which there was no room
   * @param cantBeStored loads of values that can't be serialized for other nodes
   * @param invalidations entries removed because their data changed
   * @param evictions entries removed for lack of room
   * @param avgLoadMs average duration of a load in ms; null if nothing was loaded
   * @param p95LoadMs 95th percentile of that duration in ms; null if nothing was loaded
   * @param costMsPerDay time that readers waited for loads, in ms per day; null if nothing was
   *     loaded
   * @param percentSavesMsPerDay how much one more percent of hits would save, in ms per day; null
   *     if nothing was loaded
   */
  @JsonbNillable
  @JsonbPropertyOrder({
    "pattern",
    "type",
    "reads",
    "hits",
    "negativeHits",
    "staleHits",
    "misses",
    "bypassed",
    "loads",
    "failedLoads",
    "notStored",
    "cantBeStored",
    "invalidations",
    "evictions",
    "avgLoadMs",
    "p95LoadMs",
    "costMsPerDay",
    "percentSavesMsPerDay"
  })
  public record CachePatternItem(
      String pattern,
      String type,
      long reads,
      long hits,
      long negativeHits,
      long staleHits,
      long misses,
      long bypassed,
      long loads,
      long failedLoads,
      long notStored,
      long cantBeStored,
      long invalidations,
      long evictions,
      @Nullable Double avgLoadMs,
      @Nullable Double p95LoadMs,
      @Nullable Double costMsPerDay,
      @Nullable Double percentSavesMsPerDay) {

    static CachePatternItem of(PatternFigures pattern) {
      return new CachePatternItem(
          pattern.name(),
          pattern.type().text(),
          pattern.reads(),
          pattern.hits(),
          pattern.negativeHits(),
          pattern.staleHits(),
          pattern.misses(),
          pattern.bypassed(),
          pattern.loads(),
          pattern.failedLoads(),
          pattern.notStored(),
          pattern.cantBeStored(),
          pattern.invalidations(),
          pattern.evictions(),
          pattern.averageLoadMs(),
          pattern.p95LoadMs(),
          pattern.costMsPerDay(),
          pattern.percentIsWorthMsPerDay());
    }
  }

  static CacheAnswer of(List<CacheCard> types, List<PatternFigures> patterns, int stuckLoads) {
    return new CacheAnswer(
        types.stream().map(CacheTypeItem::of).toList(),
        patterns.stream().map(CachePatternItem::of).toList(),
        stuckLoads);
  }
}
