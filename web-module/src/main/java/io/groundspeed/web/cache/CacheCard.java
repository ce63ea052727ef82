package io.groundspeed.web.cache;

import io.groundspeed.cache.desk.EntrySums;
import io.groundspeed.cache.desk.PatternFigures;
import io.groundspeed.cache.pattern.CacheType;
import io.groundspeed.telemetry.sketch.Rating;
import io.groundspeed.verdict.Thresholds;
import org.jspecify.annotations.Nullable;

/**
 * A summary of one cache.
 *
 * @param type of the cache
 * @param figures of the range; null if it was not read
 * @param entries null if it has never had one
 */
public record CacheCard(
    CacheType type, @Nullable PatternFigures figures, @Nullable EntrySums entries) {
  /** Returns a description of the cache. */
  public String getTitle() {
    return switch (type) {
      case KV -> "objects, on the servers";
      case API -> "responses, on the servers";
      case BROWSER -> "responses, pages and assets, in browsers";
    };
  }

  /** Returns whether the cache was read in the range. */
  public boolean isRead() {
    return figures != null && figures.reads() > 0;
  }

  /** Returns the hit rate, 0 to 1; null if it was not read. */
  public @Nullable Double getHitRate() {
    return figures != null && isRead() ? figures.hitRate() : null;
  }

  /** Returns the target hit rate as text: {@code 80 %}. */
  public String getTarget() {
    return Thresholds.percent(Thresholds.HIT_RATE);
  }

  /** Returns the rating of the hit rate against its target; null if there were too few reads. */
  public @Nullable Rating getRating() {
    Double hitRate = getHitRate();
    return figures == null || hitRate == null
        ? null
        : Thresholds.rateHits(hitRate, figures.reads());
  }

  /** Returns the number of active entries; null for browsers, whose caches are not observable. */
  public @Nullable Long getActive() {
    return type == CacheType.BROWSER ? null : entries == null ? 0L : Long.valueOf(entries.active());
  }

  /**
   * Returns the number of entries including expired ones; null for browsers, whose caches are not
   * observable.
   */
  public @Nullable Long getTotal() {
    return type == CacheType.BROWSER ? null : entries == null ? 0L : Long.valueOf(entries.total());
  }
}
