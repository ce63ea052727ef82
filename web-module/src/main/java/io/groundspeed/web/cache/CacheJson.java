package io.groundspeed.web.cache;

import io.groundspeed.cache.desk.PatternFigures;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** Writes the cache's metrics as JSON; unknown values are null. */
final class CacheJson {
  private CacheJson() {}

  /** Hits are the reads that the cache answered, misses are all others. */
  static JsonObjectBuilder of(CacheCard card) {
    PatternFigures figures = card.figures();
    return Json.createObjectBuilder()
        .add("type", card.type().text())
        .add("active", number(card.getActive()))
        .add("total", number(card.getTotal()))
        .add("hits", figures == null ? 0 : figures.answered())
        .add("misses", figures == null ? 0 : figures.reads() - figures.answered())
        .add("hitRate", number(card.getHitRate()))
        .add("loads", figures == null ? 0 : figures.loads())
        .add("avgLoadMs", figures == null ? JsonValue.NULL : number(figures.averageLoadMs()));
  }

  static JsonObjectBuilder of(PatternFigures pattern) {
    return Json.createObjectBuilder()
        .add("pattern", pattern.name())
        .add("type", pattern.type().text())
        .add("reads", pattern.reads())
        .add("hits", pattern.hits())
        .add("negativeHits", pattern.negativeHits())
        .add("staleHits", pattern.staleHits())
        .add("misses", pattern.misses())
        .add("bypassed", pattern.bypassed())
        .add("loads", pattern.loads())
        .add("failedLoads", pattern.failedLoads())
        .add("notStored", pattern.notStored())
        .add("cantBeStored", pattern.cantBeStored())
        .add("invalidations", pattern.invalidations())
        .add("evictions", pattern.evictions())
        .add("avgLoadMs", number(pattern.averageLoadMs()))
        .add("p95LoadMs", number(pattern.p95LoadMs()))
        .add("costMsPerDay", number(pattern.costMsPerDay()))
        .add("percentSavesMsPerDay", number(pattern.percentIsWorthMsPerDay()));
  }

  private static JsonValue number(@Nullable Double number) {
    return number == null ? JsonValue.NULL : Json.createValue(number);
  }

  private static JsonValue number(@Nullable Long number) {
    return number == null ? JsonValue.NULL : Json.createValue(number);
  }
}
