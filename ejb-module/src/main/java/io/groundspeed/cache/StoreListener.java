package io.groundspeed.cache;

/** Called after a value was stored on this node. */
interface StoreListener {
  /** For tests and for the time before there is another. */
  StoreListener NONE =
      new StoreListener() {
        @Override
        public void stored(String key, boolean chosen) {}
      };

  /**
   * @param chosen whether the entry belongs in the partition of keys that clients choose
   */
  void stored(String key, boolean chosen);
}
