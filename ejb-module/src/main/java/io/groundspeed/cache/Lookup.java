package io.groundspeed.cache;

/** What the cache knows of a key, without loading it. */
public sealed interface Lookup<V> {
  /** There is a fresh value. */
  record Present<V>(V value) implements Lookup<V> {}

  /** It was looked for, and there is none. */
  record NotThere<V>() implements Lookup<V> {}

  /** Nothing is known: never loaded, expired, evicted, invalidated, or being loaded. */
  record Absent<V>() implements Lookup<V> {}
}
