package io.groundspeed.cache;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.infinispan.Cache;
import org.infinispan.context.Flag;
import org.infinispan.remoting.transport.Address;
import org.infinispan.topology.CacheTopology;
import org.jspecify.annotations.Nullable;

/**
 * The entries in the server's cache: {@link Stored} and {@link Loading} by key. Every operation
 * except {@link #isUp} may throw {@link Breaker.CacheDown}. Thread-safe.
 */
public final class Store {
  private final Cache<String, Object> entries;
  private final Cache<String, Object> silent;
  private final Breaker breaker;
  private final boolean clustered;

  Store(Cache<String, Object> entries, Breaker breaker) {
    this.entries = entries;
    silent = entries.getAdvancedCache().withFlags(Flag.IGNORE_RETURN_VALUES);
    this.breaker = breaker;
    clustered = entries.getCacheConfiguration().clustering().cacheMode().isClustered();
  }

  boolean isUp() {
    return breaker.isClosed();
  }

  /** Returns the entry of a key; null if there is none. */
  @Nullable Object get(String key) {
    try {
      return entries.get(key);
    } catch (RuntimeException e) {
      throw failed(key, e);
    }
  }

  /**
   * An entry that can't be read or written does not mean that the cache is down: only that entry is
   * removed.
   */
  private Breaker.CacheDown failed(String key, RuntimeException failure) {
    if (CantBeStored.isMeantBy(failure)) {
      ask(() -> silent.remove(key));
      return new Breaker.CacheDown(failure);
    }
    return breaker.opened(failure);
  }

  /** Returns null if the token was put, or else the existing entry. */
  @Nullable Object putIfAbsent(String key, Loading token, long millis) {
    return ask(() -> entries.putIfAbsent(key, token, millis, TimeUnit.MILLISECONDS));
  }

  void put(String key, Object value, long millis) {
    ask(() -> silent.put(key, value, millis, TimeUnit.MILLISECONDS));
  }

  /** Replaces an entry if it equals the old one. */
  boolean replace(String key, Object old, Object value, long millis) {
    try {
      return entries.replace(key, old, value, millis, TimeUnit.MILLISECONDS);
    } catch (RuntimeException e) {
      throw failed(key, e);
    }
  }

  /**
   * Replaces a token with the loaded value, if the token is still there.
   *
   * @throws CantBeStored if the value can't be written; the key then has no entry
   */
  boolean replaceByLoaded(String key, Loading token, Stored loaded, long millis) {
    try {
      return entries.replace(key, token, loaded, millis, TimeUnit.MILLISECONDS);
    } catch (RuntimeException e) {
      Breaker.CacheDown failed = failed(key, e);
      throw CantBeStored.isMeantBy(e) ? new CantBeStored(e) : failed;
    }
  }

  boolean remove(String key, Object old) {
    return ask(() -> entries.remove(key, old));
  }

  /** Returns the removed entry; another non-null object if it can't be read. */
  @Nullable Object remove(String key) {
    try {
      return entries.remove(key);
    } catch (RuntimeException e) {
      return removedUnread(key, e);
    }
  }

  private Object removedUnread(String key, RuntimeException failure) {
    if (!CantBeStored.isMeantBy(failure)) {
      throw breaker.opened(failure);
    }
    ask(() -> silent.remove(key));
    return failure;
  }

  /** Removes many keys without waiting for each one; returns those that had an entry. */
  List<String> removeAll(Collection<String> keys) {
    return ask(
        () -> {
          Map<String, CompletableFuture<Object>> asked = new LinkedHashMap<>();
          keys.forEach(key -> asked.put(key, entries.removeAsync(key)));
          return asked.entrySet().stream()
              .filter(one -> joined(one.getKey(), one.getValue()) != null)
              .map(Map.Entry::getKey)
              .toList();
        });
  }

  private @Nullable Object joined(String key, CompletableFuture<Object> removed) {
    try {
      return removed.join();
    } catch (CompletionException e) {
      return removedUnread(key, e);
    }
  }

  void clear() {
    ask(
        () -> {
          entries.clear();
          return null;
        });
  }

  /** Returns whether a key has an entry now. */
  public boolean contains(String key) {
    return ask(() -> entries.containsKey(key));
  }

  /** Returns the approximate number of entries on this node. */
  int size() {
    return ask(() -> entries.getAdvancedCache().getDataContainer().sizeIncludingExpired());
  }

  /** Returns the keys of which this node is the primary owner. */
  List<String> ownKeys() {
    return ask(
        () ->
            entries.getAdvancedCache().withFlags(Flag.CACHE_MODE_LOCAL).keySet().stream()
                .filter(this::isFirstOwner)
                .toList());
  }

  private boolean isFirstOwner(String key) {
    var distribution = entries.getAdvancedCache().getDistributionManager();
    return distribution == null || distribution.getCacheTopology().getDistribution(key).isPrimary();
  }

  /** Returns whether all nodes share one cache and no rebalancing is in progress. */
  boolean isWhole() {
    return ask(() -> isWhole(entries));
  }

  static boolean isWhole(Cache<?, ?> cache) {
    var distribution = cache.getAdvancedCache().getDistributionManager();
    if (distribution == null) {
      return true;
    }
    CacheTopology topology = distribution.getCacheTopology();
    return topology.getPhase() == CacheTopology.Phase.NO_REBALANCE
        && topology.getMembers().containsAll(cache.getCacheManager().getMembers());
  }

  /** Returns whether entries are written for other nodes, even if there are none at present. */
  boolean isClustered() {
    return clustered;
  }

  /** Returns whether no other node is in the cluster. */
  public boolean isAlone() {
    List<Address> members = entries.getCacheManager().getMembers();
    return members == null || members.size() < 2;
  }

  /** Returns this node's name in the cluster; null without a cluster. */
  @Nullable String member() {
    Address address = entries.getCacheManager().getAddress();
    return address == null ? null : address.toString();
  }

  /** Returns whether a node is a member of the cluster; always true without a cluster. */
  boolean isMember(@Nullable String member) {
    List<Address> members = entries.getCacheManager().getMembers();
    return members == null
        || member == null
        || members.stream().anyMatch(one -> Objects.equals(one.toString(), member));
  }

  private <T> T ask(Supplier<T> question) {
    return breaker.ask(question);
  }
}
