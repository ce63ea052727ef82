package io.groundspeed.cache.pattern;

import java.util.Locale;

/** Which cache an entry is in. */
public enum CacheType {
  /** Objects, in the memory of the servers. */
  KV,
  /** What a browser was told to keep. */
  BROWSER,
  /** Responses, in the memory of the servers. */
  API;

  /** Returns its name in the tables. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
