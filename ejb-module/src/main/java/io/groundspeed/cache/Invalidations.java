package io.groundspeed.cache;

import io.groundspeed.cache.pattern.CacheKey;
import io.groundspeed.cache.pattern.EntityRef;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Ties invalidations to the transaction in which they are made. They are carried out before the
 * commit returns, and discarded on rollback. Without a transaction they are carried out
 * immediately. What can't be carried out while the cache is down is reported to the {@link
 * Breaker}. Thread-safe.
 */
final class Invalidations {
  /** A transaction with more invalidations than this empties the cache. */
  private static final int MOST = 1_000;

  private final TransactionSynchronizationRegistry transactions;
  private final Store store;
  private final EntityIndex index;
  private final Accesses accesses;
  private final Breaker breaker;

  /**
   * Number of transactions with invalidations. Reads look up their transaction only if there are
   * any.
   */
  private final AtomicInteger open = new AtomicInteger();

  Invalidations(
      TransactionSynchronizationRegistry transactions,
      Store store,
      EntityIndex index,
      Accesses accesses,
      Breaker breaker) {
    this.transactions = transactions;
    this.store = store;
    this.index = index;
    this.accesses = accesses;
    this.breaker = breaker;
  }

  /** Returns whether the caller's transaction has invalidated anything. */
  boolean areOpen() {
    return open.get() > 0
        && transactions.getTransactionKey() != null
        && transactions.getResource(this) != null;
  }

  void add(CacheKey<?> key) {
    add(changes -> changes.keys.add(key));
  }

  void add(EntityRef entity) {
    add(changes -> changes.entities.add(entity));
  }

  void addAll() {
    add(changes -> changes.all = true);
  }

  private void add(Consumer<Changes> change) {
    Changes changes = inTransaction() ? ofTransaction() : new Changes();
    change.accept(changes);
    changes.bound();
    if (!inTransaction()) {
      remove(changes);
    }
  }

  /** Returns whether the caller is in a transaction whose outcome is not yet decided. */
  boolean inTransaction() {
    int status = transactions.getTransactionStatus();
    return status == Status.STATUS_ACTIVE
        || status == Status.STATUS_MARKED_ROLLBACK
        || status == Status.STATUS_PREPARING;
  }

  private Changes ofTransaction() {
    Changes changes = (Changes) transactions.getResource(this);
    if (changes == null) {
      changes = new Changes();
      if (transactions.getTransactionStatus() != Status.STATUS_MARKED_ROLLBACK) {
        transactions.registerInterposedSynchronization(new AtItsEnd(changes));
        transactions.putResource(this, changes);
        open.incrementAndGet();
      }
    }
    return changes;
  }

  /** Called after the commit. */
  private void remove(Changes changes) {
    try {
      if (changes.all) {
        clear();
        return;
      }
      changes.keys.forEach(key -> removeOne(key.text()));
      for (EntityRef entity : changes.entities) {
        removeAll(index.invalidate(entity, this::clear));
      }
    } catch (Breaker.CacheDown e) {
      breaker.invalidationMissed();
    }
  }

  /**
   * Removes a key immediately; returns whether it was in the cache.
   *
   * @throws Breaker.CacheDown if the cache is down
   */
  boolean removeOne(String key) {
    boolean stood = store.remove(key) != null;
    if (stood) {
      countInvalidation(key);
    }
    return stood;
  }

  private void removeAll(Set<String> keys) {
    for (String key : store.removeAll(keys)) {
      countInvalidation(key);
    }
  }

  private void countInvalidation(String key) {
    Access access = accesses.find(key);
    if (access != null) {
      access.counts().invalidations.increment();
    }
  }

  /** The index is kept: it must not lose what a running load has registered. */
  private void clear() {
    index.advance();
    store.clear();
    accesses.emptied();
  }

  /** Empties the cache immediately. */
  void empty() {
    try {
      clear();
    } catch (Breaker.CacheDown e) {
      breaker.invalidationMissed();
    }
  }

  /** The invalidations of one transaction. */
  static final class Changes {
    final Set<CacheKey<?>> keys = new LinkedHashSet<>();
    final Set<EntityRef> entities = new LinkedHashSet<>();
    boolean all;

    private void bound() {
      if (keys.size() + entities.size() > MOST) {
        keys.clear();
        entities.clear();
        all = true;
      }
    }
  }

  private final class AtItsEnd implements Synchronization {
    private final Changes changes;

    AtItsEnd(Changes changes) {
      this.changes = changes;
    }

    @Override
    public void beforeCompletion() {}

    /** If the outcome is unknown, the transaction may have been committed. */
    @Override
    public void afterCompletion(int status) {
      try {
        if (status != Status.STATUS_ROLLEDBACK) {
          remove(changes);
        }
      } finally {
        open.decrementAndGet();
      }
    }
  }
}
