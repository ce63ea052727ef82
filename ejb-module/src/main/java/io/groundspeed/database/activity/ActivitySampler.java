package io.groundspeed.database.activity;

import io.groundspeed.shared.Environment;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Samples the activity of every measured database once a second. Each database has its own
 * connection and its own turn.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@RolesAllowed("admin")
public class ActivitySampler {
  @Resource private ManagedThreadFactory threads;
  @Inject private WaitCounts waits;
  @Inject private LockWaits locks;
  @Inject private InstantSource time;

  private DatabaseWatches watches;
  private ExecutorService executor;
  private boolean on;

  @PostConstruct
  void start() {
    on = ActivitySettings.of(Environment.ofProcess()).on();
    watches = new DatabaseWatches(waits, locks, time);
    executor = Executors.newCachedThreadPool(threads); // one task per database at most
  }

  @PreDestroy
  void stop() {
    executor.shutdownNow();
    watches.close();
  }

  /** Starts a sample of every database. */
  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  void sample() {
    if (on) {
      watches.sample(executor);
    }
  }

  /** Returns the state of every database on this node, by name. */
  public List<WatchState> states() {
    return watches.states();
  }
}
