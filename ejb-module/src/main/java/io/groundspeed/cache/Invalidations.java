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
 * immediately. Thread-safe.
 */
final class Invalidations {
  /** A transaction with more invalidations than this empties the cache. */
  private static final int MOST = 1_000;

  private final TransactionSynchronizationRegistry transactions;
  private final Removal removal;

  /**
   * Number of transactions with invalidations. Reads look up their transaction only if there are
   * any.
   */
  private final AtomicInteger open = new AtomicInteger();

  Invalidations(TransactionSynchronizationRegistry transactions, Removal removal) {
    this.transactions = transactions;
    this.removal = removal;
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
      removal.remove(changes);
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

  /** Carries out invalidations. */
  @FunctionalInterface
  interface Removal {
    /** Removes what has changed from the cache. */
    void remove(Changes changes);
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
          removal.remove(changes);
        }
      } finally {
        open.decrementAndGet();
      }
    }
  }
}
