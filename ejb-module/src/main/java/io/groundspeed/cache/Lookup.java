package io.groundspeed.cache;

/** The cached state of a key. */
public sealed interface Lookup<V> {
  /** There is a valid value. */
  record Present<V>(V value) implements Lookup<V> {}

  /** A cached "not found". */
  record NotThere<V>() implements Lookup<V> {}

  /** The cache has no answer: never loaded, expired, evicted, invalidated, or being loaded. */
  record Absent<V>() implements Lookup<V> {}
}
