package io.groundspeed.cache;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The cache as on the server, but outside of one: there is no transaction. */
public final class MeasuredCache {
  private static final CacheSettings SETTINGS =
      new CacheSettings(
          true, 100_000, 500, Duration.ofSeconds(5), Duration.ofHours(1), Duration.ofMinutes(1));

  private MeasuredCache() {}

  /** Returns the cache on top of the given Infinispan caches. */
  @SuppressWarnings("unchecked")
  public static Cache over(
      org.infinispan.Cache<String, Object> entries, org.infinispan.Cache<?, ?> entities) {
    return new Cache(
        entries,
        (org.infinispan.Cache<String, EntityState>) entities,
        Runnable::run,
        new NoTransaction(),
        Clock.systemUTC(),
        SETTINGS);
  }

  /** Runs the cache's clock as on the server, until the executor is shut down. */
  public static void tick(Cache cache, ScheduledExecutorService executor) {
    executor.scheduleAtFixedRate(cache::tick, 0, CoarseTime.TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private static final class NoTransaction implements TransactionSynchronizationRegistry {
    @Override
    public Object getTransactionKey() {
      return null;
    }

    @Override
    public void putResource(Object key, Object value) {
      throw new IllegalStateException("no transaction");
    }

    @Override
    public Object getResource(Object key) {
      throw new IllegalStateException("no transaction");
    }

    @Override
    public void registerInterposedSynchronization(Synchronization synchronization) {
      throw new IllegalStateException("no transaction");
    }

    @Override
    public int getTransactionStatus() {
      return Status.STATUS_NO_TRANSACTION;
    }

    @Override
    public void setRollbackOnly() {
      throw new IllegalStateException("no transaction");
    }

    @Override
    public boolean getRollbackOnly() {
      return false;
    }
  }
}
