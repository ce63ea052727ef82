package io.groundspeed.cache;

/** Called after a value was stored on this node. */
interface StoreListener {
  /** For tests, and until another listener is registered. */
  StoreListener NONE =
      new StoreListener() {
        @Override
        public void stored(String key, boolean chosen) {}
      };

  /**
   * Called after a value was stored.
   *
   * @param chosen whether the entry belongs to the partition of keys that clients choose
   */
  void stored(String key, boolean chosen);
}
