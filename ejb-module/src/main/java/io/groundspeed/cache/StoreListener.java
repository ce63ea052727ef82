package io.groundspeed.cache;

/** Called after a value was stored on this node. */
interface StoreListener {
  /** For tests and for the time before there is another. */
  StoreListener NONE =
      new StoreListener() {
        @Override
        public <V> void stored(CacheKey<V> key, V value) {}
      };

  /**
   * @param value null for the knowledge that there is none
   */
  <V> void stored(CacheKey<V> key, V value);
}
