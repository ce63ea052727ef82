package io.groundspeed.cache;

import io.groundspeed.shared.Environment;
import java.time.Duration;

/**
 * Settings of the cache.
 *
 * @param on {@code GROUNDSPEED_CACHE}, {@code true} by default; if off, every read is loaded
 * @param mostEntries {@code GROUNDSPEED_CACHE_ENTRIES}, 10,000: maximum entries per node; the least
 *     recently used are evicted first
 * @param mostChosen {@code GROUNDSPEED_CACHE_CHOSEN_ENTRIES}, 500: maximum of these entries per
 *     node whose keys clients choose; they evict only each other
 * @param loadWithin {@code GROUNDSPEED_CACHE_LOAD_SECONDS}, 5 s: maximum wait for a load
 * @param failSafe {@code GROUNDSPEED_CACHE_FAIL_SAFE_SECONDS}, 1 h: how long an expired value may
 *     still be served when reloading fails; 0 disables
 * @param notThere {@code GROUNDSPEED_CACHE_NOT_THERE_SECONDS}, 60 s: maximum time to live of a
 *     cached "not found"
 */
public record CacheSettings(
    boolean on,
    int mostEntries,
    int mostChosen,
    Duration loadWithin,
    Duration failSafe,
    Duration notThere) {
  private static final int HOUR = 3_600;

  /**
   * Reads the settings.
   *
   * @throws IllegalArgumentException naming the invalid setting
   */
  public static CacheSettings of(Environment environment) {
    return new CacheSettings(
        environment.flag("GROUNDSPEED_CACHE", true),
        environment.number("GROUNDSPEED_CACHE_ENTRIES", 10_000, 100, 1_000_000),
        environment.number("GROUNDSPEED_CACHE_CHOSEN_ENTRIES", 500, 10, 100_000),
        seconds(environment, "GROUNDSPEED_CACHE_LOAD_SECONDS", 5, 1, 60),
        seconds(environment, "GROUNDSPEED_CACHE_FAIL_SAFE_SECONDS", HOUR, 0, 24 * HOUR),
        seconds(environment, "GROUNDSPEED_CACHE_NOT_THERE_SECONDS", 60, 1, HOUR));
  }

  private static Duration seconds(
      Environment environment, String name, int byDefault, int least, int most) {
    return Duration.ofSeconds(environment.number(name, byDefault, least, most));
  }
}
