package io.groundspeed.cache;

/**
 * Loads what is not in the cache. It runs on a thread of its own without a transaction and without
 * the caller's identity, so that it sees what is committed and whatever it needs is in the key;
 * only for a transaction that invalidated something it runs on the caller's thread and inside it.
 *
 * @param <V> the value's type
 */
@FunctionalInterface
public interface Loader<V> {
  /** Returns the value, null where there is none: that is remembered too, for a shorter time. */
  V load() throws Exception;
}
