package io.groundspeed.cache;

import org.jspecify.annotations.Nullable;

/**
 * Loads a value that is not in the cache. It runs on a separate thread, without a transaction and
 * without the caller's identity, so it sees only committed data and must take its input from the
 * key. Only for a transaction that has invalidated something does it run on the caller's thread,
 * inside the transaction.
 *
 * @param <V> the value's type
 */
@FunctionalInterface
public interface Loader<V> {
  /**
   * Returns the value; null if there is none, which is cached too, for a shorter time.
   *
   * @throws Exception if the value can't be loaded
   */
  @Nullable V load() throws Exception;
}
