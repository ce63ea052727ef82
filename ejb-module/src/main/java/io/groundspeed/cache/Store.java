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

/**
 * The entries, in the server's cache: {@link Stored} and {@link Loading} by key. Every operation
 * but {@link #isUp} may throw {@link Breaker.CacheDown}. Thread-safe.
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

  /** Returns what stands there, null where nothing does. */
  Object get(String key) {
    try {
      return entries.get(key);
    } catch (RuntimeException e) {
      throw failed(key, e);
    }
  }

  /** What can't be read or written says nothing of the cache: only its own entry goes. */
  private Breaker.CacheDown failed(String key, RuntimeException failure) {
    if (CantBeStored.isMeantBy(failure)) {
      ask(() -> silent.remove(key));
      return new Breaker.CacheDown(failure);
    }
    return breaker.opened(failure);
  }

  /** Returns null if it was put, else what stands there already. */
  Object putIfAbsent(String key, Loading token, long millis) {
    return ask(() -> entries.putIfAbsent(key, token, millis, TimeUnit.MILLISECONDS));
  }

  void put(String key, Object value, long millis) {
    ask(() -> silent.put(key, value, millis, TimeUnit.MILLISECONDS));
  }

  /** Replaces one by the other, if it stands there. */
  boolean replace(String key, Object old, Object value, long millis) {
    try {
      return entries.replace(key, old, value, millis, TimeUnit.MILLISECONDS);
    } catch (RuntimeException e) {
      throw failed(key, e);
    }
  }

  /**
   * Replaces a token by what was loaded, if it stands there.
   *
   * @throws CantBeStored if that can't be written; then nothing stands there
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

  /** Returns what stood there; something else where that can't be read. */
  Object remove(String key) {
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

  /** Takes out many without waiting for each; returns those that stood there. */
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

  private Object joined(String key, CompletableFuture<Object> removed) {
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

  /** Returns whether a key has a value now. */
  public boolean contains(String key) {
    return ask(() -> entries.containsKey(key));
  }

  /** Returns how many entries this node holds, roughly. */
  int size() {
    return ask(() -> entries.getAdvancedCache().getDataContainer().sizeIncludingExpired());
  }

  /** Returns the keys that this node holds as their first owner. */
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

  /** Returns whether all nodes have one cache, and none is about to take over a part of it. */
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

  /** Returns whether entries are written for other nodes, be there one or not. */
  boolean isClustered() {
    return clustered;
  }

  /** Returns whether no other node has these entries. */
  public boolean isAlone() {
    List<Address> members = entries.getCacheManager().getMembers();
    return members == null || members.size() < 2;
  }

  /** Returns this node's name in the cluster, null where there is none. */
  String member() {
    Address address = entries.getCacheManager().getAddress();
    return address == null ? null : address.toString();
  }

  /** Returns whether a node is there; without a cluster any is. */
  boolean isMember(String member) {
    List<Address> members = entries.getCacheManager().getMembers();
    return members == null
        || member == null
        || members.stream().anyMatch(one -> Objects.equals(one.toString(), member));
  }

  private <T> T ask(Supplier<T> question) {
    return breaker.ask(question);
  }
}
