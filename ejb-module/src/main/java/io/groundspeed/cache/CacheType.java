package io.groundspeed.cache;

/** Which cache an entry is in. */
public enum CacheType {
  /** Objects, in the memory of the servers. */
  KV,
  /** What a browser was told to keep. */
  BROWSER,
  /** Responses, in the memory of the servers. */
  API
}
