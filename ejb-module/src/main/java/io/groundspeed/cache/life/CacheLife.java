package io.groundspeed.cache.life;

import io.groundspeed.cache.Cache;
import io.groundspeed.cache.CacheSettings;
import io.groundspeed.cache.CoarseTime;
import io.groundspeed.cache.EntityState;
import io.groundspeed.postgres.Telemetry;
import io.groundspeed.shared.Environment;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** Creates and runs the cache of this node, from deployment to undeployment. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@PermitAll
public class CacheLife {
  /** If all are busy, readers load on their own threads. */
  private static final int LOAD_THREADS = 32;

  @Resource(lookup = "java:jboss/infinispan/cache/groundspeed/kv")
  private org.infinispan.Cache<String, Object> entries;

  @Resource(lookup = "java:jboss/infinispan/cache/groundspeed/entities")
  private org.infinispan.Cache<String, EntityState> entities;

  /**
   * Not the application's data source: the cache's own writes must not be measured as statements.
   */
  @Inject @Telemetry private DataSource dataSource;

  @Resource private ManagedThreadFactory threads;
  @Resource private ManagedScheduledExecutorService clock;
  @Resource private TransactionSynchronizationRegistry transactions;
  @Inject private InstantSource time;
  @Inject private CacheMetrics metrics;

  private ExecutorService loaders;
  private ScheduledFuture<?> ticking;
  private Cache cache;
  private CacheChanges changes;
  private CacheLedger ledger;
  private ClusterMerges merges;

  @PostConstruct
  void start() {
    loaders =
        new ThreadPoolExecutor(
            0, LOAD_THREADS, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), threads);
    CacheSettings settings = CacheSettings.of(Environment.ofProcess());
    cache = new Cache(entries, entities, loaders, transactions, time, settings);
    ticking =
        clock.scheduleAtFixedRate(cache::tick, 0, CoarseTime.TICK_MILLIS, TimeUnit.MILLISECONDS);
    changes = new CacheChanges(cache.accesses());
    ledger =
        new CacheLedger(cache, changes, dataSource, metrics::write, time, Environment.ofProcess());
    ledger.begin();
    merges = new ClusterMerges(cache);
    entries.getCacheManager().addListener(merges);
  }

  @PreDestroy
  void stop() {
    ticking.cancel(false);
    entries.getCacheManager().removeListener(merges);
    ledger.write();
    loaders.shutdownNow();
  }

  /** Returns the cache of this node. */
  @Produces
  public Cache cache() {
    return cache;
  }

  /** Returns what the cache of this node did, for the readers of its counters. */
  @Produces
  public CacheChanges changes() {
    return changes;
  }

  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  void lookAfter() {
    cache.lookAfter();
  }

  @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
  void write() {
    ledger.write();
  }

  @Schedule(hour = "*", minute = "*", second = "33", persistent = false)
  void prune() {
    cache.prune();
  }
}
