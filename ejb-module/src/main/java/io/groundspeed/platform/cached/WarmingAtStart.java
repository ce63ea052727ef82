package io.groundspeed.platform.cached;

import io.groundspeed.cache.Cache;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.DenyAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Warms the cache when this node starts, and when the halves of a split cluster have merged. Runs
 * in the background.
 */
@Singleton
@Startup
@DependsOn("DemoContent")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@DenyAll
public class WarmingAtStart {
  private static final Logger LOG = Logger.getLogger(WarmingAtStart.class.getName());

  @Resource private ManagedExecutorService executor;
  @Inject private Warming warming;
  @Inject private Cache cache;

  private final AtomicBoolean underWay = new AtomicBoolean();

  @PostConstruct
  void start() {
    cache.onEmptied(this::begin);
    begin();
  }

  /** Starts warming, unless it is already running. */
  private void begin() {
    if (underWay.compareAndSet(false, true)) {
      executor.execute(this::warm);
    }
  }

  private void warm() {
    try {
      int values = warming.warm(done -> {});
      LOG.log(Level.INFO, "The cache has been warmed with {0} values", values);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The cache could not be warmed: {0}", e.toString());
    } finally {
      underWay.set(false);
    }
  }
}
