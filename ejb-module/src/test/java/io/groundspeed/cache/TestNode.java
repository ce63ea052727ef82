package io.groundspeed.cache;

import io.groundspeed.cache.pattern.CacheCounts;
import io.groundspeed.cache.pattern.KeyPattern;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.infinispan.commons.marshall.JavaSerializationMarshaller;
import org.infinispan.configuration.cache.CacheMode;
import org.infinispan.configuration.cache.ConfigurationBuilder;
import org.infinispan.configuration.global.GlobalConfigurationBuilder;
import org.infinispan.manager.DefaultCacheManager;

/** A node of the cache on a separate Infinispan, with a clock that tests set. */
public final class TestNode implements AutoCloseable, InstantSource {
  private static final CacheSettings SETTINGS =
      new CacheSettings(
          true, 1_000, 100, Duration.ofSeconds(5), Duration.ofHours(1), Duration.ofMinutes(1));

  /**
   * Held strongly, because the level set here would be lost if the loggers were garbage-collected.
   */
  private static final List<Logger> QUIET =
      Stream.of("org.infinispan", "org.jgroups")
          .map(Logger::getLogger)
          .peek(logger -> logger.setLevel(Level.SEVERE))
          .toList();

  final DefaultCacheManager manager;
  final ExecutorService threads;
  final ThreadTransactions transactions = new ThreadTransactions();
  public final Cache cache;
  private volatile Duration ahead = Duration.ZERO;

  private TestNode(DefaultCacheManager manager, CacheMode mode, CacheSettings settings) {
    this.manager = manager;
    assert !QUIET.isEmpty();
    ConfigurationBuilder configuration = new ConfigurationBuilder();
    configuration.clustering().cacheMode(mode);
    manager.defineConfiguration("kv", configuration.build());
    manager.defineConfiguration("entities", configuration.build());
    threads = new ThreadPoolExecutor(0, 32, 1, TimeUnit.SECONDS, new SynchronousQueue<>());
    cache =
        new Cache(
            manager.getCache("kv"),
            manager.getCache("entities"),
            threads,
            transactions,
            this,
            settings);
  }

  /** Returns a node without a cluster. */
  public static TestNode alone() {
    return alone(SETTINGS);
  }

  static TestNode alone(CacheSettings settings) {
    return new TestNode(new DefaultCacheManager(), CacheMode.LOCAL, settings);
  }

  /** Returns one of several nodes that find each other in this process by the cluster's name. */
  static TestNode in(String cluster) {
    GlobalConfigurationBuilder global = GlobalConfigurationBuilder.defaultClusteredBuilder();
    global.transport().clusterName(cluster).addProperty("configurationFile", "loopback.xml");
    global.serialization().marshaller(new JavaSerializationMarshaller());
    global.serialization().allowList().addRegexp(".*");
    return new TestNode(new DefaultCacheManager(global.build()), CacheMode.DIST_SYNC, SETTINGS);
  }

  /** Advances the clock. */
  void pass(Duration time) {
    ahead = ahead.plus(time);
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead);
  }

  public Cache cache() {
    return cache;
  }

  CacheCounts counts(KeyPattern<?> pattern) {
    return cache.counts().get(pattern);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    manager.stop();
  }
}
