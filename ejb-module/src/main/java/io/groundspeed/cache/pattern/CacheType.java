package io.groundspeed.cache.pattern;

import java.util.Locale;

/** The cache that holds an entry. */
public enum CacheType {
  /** Objects in the servers' memory. */
  KV,
  /** Responses that browsers were allowed to cache. */
  BROWSER,
  /** Responses in the servers' memory. */
  API;

  /** Returns its name in the tables. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
