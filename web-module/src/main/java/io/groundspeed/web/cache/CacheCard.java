package io.groundspeed.web.cache;

import io.groundspeed.cache.desk.EntrySums;
import io.groundspeed.cache.desk.PatternFigures;
import io.groundspeed.cache.pattern.CacheType;
import io.groundspeed.telemetry.sketch.Rating;
import io.groundspeed.verdict.Thresholds;

/**
 * One cache at a glance.
 *
 * @param type of the cache
 * @param figures of the range; null where nobody read from it
 * @param entries null where it never had one
 */
public record CacheCard(CacheType type, PatternFigures figures, EntrySums entries) {
  /** Returns what it is, in words. */
  public String getTitle() {
    return switch (type) {
      case KV -> "objects, on the servers";
      case API -> "responses, on the servers";
      case BROWSER -> "what browsers keep";
    };
  }

  /** Returns whether anybody read from it. */
  public boolean isRead() {
    return figures != null && figures.reads() > 0;
  }

  /** Returns the share of the reads that it answered, 0 to 1; null where nobody read. */
  public Double getHitRate() {
    return isRead() ? figures.hitRate() : null;
  }

  /** Returns the share that the cache is to answer, in words: {@code 80 %}. */
  public String getTarget() {
    return Thresholds.percent(Thresholds.HIT_RATE);
  }

  /** Returns the rating of the hit rate by its target; null where there was no read. */
  public Rating getRating() {
    return isRead() ? Thresholds.rateHits(figures.hitRate()) : null;
  }

  /** Returns how many of its entries are there now; null for browsers, who tell nobody. */
  public Long getActive() {
    return type == CacheType.BROWSER ? null : entries == null ? 0L : Long.valueOf(entries.active());
  }

  /** Returns how many entries it has or had; null for browsers, who tell nobody. */
  public Long getTotal() {
    return type == CacheType.BROWSER ? null : entries == null ? 0L : Long.valueOf(entries.total());
  }
}
