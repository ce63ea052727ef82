package io.groundspeed.bench.cache;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.groundspeed.bench.ClassPath;
import io.groundspeed.cache.Cache;
import io.groundspeed.cache.MeasuredCache;
import io.groundspeed.cache.pattern.CacheKey;
import io.groundspeed.cache.pattern.KeyPattern;
import io.groundspeed.probe.call.Call;
import io.groundspeed.probe.call.Calls;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.infinispan.configuration.cache.ConfigurationBuilder;
import org.infinispan.manager.DefaultCacheManager;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Measures a read that hits, with all metrics on, and the bytes it allocates. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CacheBenchmark {
  private static final int KEYS = 1_000;
  private static final KeyPattern<String> ITEM = KeyPattern.of("item:{id}", Duration.ofHours(1));

  private final CacheKey<String>[] keys = keys();
  private final ConcurrentHashMap<String, String> map = new ConcurrentHashMap<>();
  private DefaultCacheManager manager;
  private org.infinispan.Cache<String, Object> raw;
  private com.github.benmanes.caffeine.cache.Cache<String, String> caffeine;
  private Cache cache;
  private ScheduledExecutorService clock;
  private int next;

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static CacheKey<String>[] keys() {
    CacheKey<String>[] keys = new CacheKey[KEYS];
    for (int i = 0; i < KEYS; i++) {
      keys[i] = ITEM.key(i);
    }
    return keys;
  }

  /** Reads count for a request, as on the server. */
  @Setup
  public void fill() {
    Calls.bind(new Call("bench.ear", "/journeys"));
    manager = new DefaultCacheManager();
    manager.defineConfiguration("raw", new ConfigurationBuilder().build());
    manager.defineConfiguration("kv", new ConfigurationBuilder().build());
    manager.defineConfiguration("entities", new ConfigurationBuilder().build());
    raw = manager.getCache("raw");
    cache = MeasuredCache.over(manager.getCache("kv"), manager.getCache("entities"));
    clock = Executors.newSingleThreadScheduledExecutor();
    MeasuredCache.tick(cache, clock);
    caffeine = Caffeine.newBuilder().expireAfterWrite(Duration.ofHours(1)).recordStats().build();
    for (CacheKey<String> key : keys) {
      raw.put(key.text(), "value", 1, TimeUnit.HOURS);
      cache.get(key, () -> "value");
      caffeine.put(key.text(), "value");
      map.put(key.text(), "value");
    }
  }

  @TearDown
  public void stop() {
    clock.shutdownNow();
    manager.stop();
  }

  private CacheKey<String> key() {
    next = (next + 1) % KEYS;
    return keys[next];
  }

  @Benchmark
  public Object rawInfinispan() {
    return raw.get(key().text());
  }

  @Benchmark
  public Object groundspeed() {
    return cache.get(key(), () -> "loaded");
  }

  @Benchmark
  public Object caffeine() {
    return caffeine.getIfPresent(key().text());
  }

  @Benchmark
  public Object concurrentHashMap() {
    return map.get(key().text());
  }

  /** Runs all benchmarks, each in separate JVMs, one after the other and repeatedly. */
  public static void run() throws Exception {
    ClassPath.forJvmsOfTheirOwn();
    new Runner(
            new OptionsBuilder()
                .include(CacheBenchmark.class.getName())
                .forks(3)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(4)
                .measurementTime(TimeValue.seconds(1))
                .addProfiler(GCProfiler.class)
                .build())
        .run();
  }
}
