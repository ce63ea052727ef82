package io.groundspeed.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.groundspeed.cache.pattern.CacheCounts;
import io.groundspeed.cache.pattern.CacheKey;
import io.groundspeed.cache.pattern.EntityRef;
import io.groundspeed.cache.pattern.KeyPattern;
import io.groundspeed.platform.cached.Warming;
import io.groundspeed.testing.GroundspeedEar;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs inside the server, where only JUnit's assertions are available. */
@ExtendWith(ArquillianExtension.class)
class CacheIT {
  private static final long PATIENCE = Duration.ofSeconds(60).toNanos();

  private static final KeyPattern<String> THING =
      KeyPattern.<String>of("thing:{id}", Duration.ofMinutes(5))
          .dependingOn(thing -> List.of(new EntityRef("maker", thing.split(" ")[0])));

  private static final KeyPattern<String> BRIEF =
      KeyPattern.of("brief:{id}", Duration.ofSeconds(1));

  @Deployment
  static EnterpriseArchive ear() {
    return GroundspeedEar.withTests(CacheIT.class);
  }

  @Inject private Cache cache;
  @Inject private Warming warming;
  @Resource private UserTransaction transaction;

  @Resource(lookup = "java:jboss/datasources/GroundspeedDS")
  private DataSource dataSource;

  private final AtomicInteger loads = new AtomicInteger();

  private String load() {
    return "ann " + loads.incrementAndGet();
  }

  private static CacheKey<String> fresh() {
    return THING.key(UUID.randomUUID());
  }

  @Test
  void stores_and_retrieves() {
    CacheKey<String> key = fresh();

    cache.put(key, "ann 0");

    assertEquals(new Lookup.Present<>("ann 0"), cache.getIfPresent(key));
    assertEquals("ann 0", cache.get(key, this::load));
    assertEquals(0, loads.get());
  }

  @Test
  void ttls_expire() throws Exception {
    CacheKey<String> key = BRIEF.key(UUID.randomUUID());
    cache.get(key, this::load);

    await(() -> cache.getIfPresent(key) instanceof Lookup.Absent);

    assertEquals("ann 2", cache.get(key, this::load));
  }

  @Test
  void invalidation_works() throws Exception {
    CacheKey<String> key = fresh();
    cache.get(key, this::load);

    transaction.begin();
    cache.invalidate(key);
    transaction.rollback();
    assertEquals("ann 1", cache.get(key, this::load));

    transaction.begin();
    cache.invalidate(key);
    assertEquals("of the transaction", cache.get(key, () -> "of the transaction"));
    transaction.commit();
    assertEquals("ann 2", cache.get(key, this::load));
  }

  @Test
  void entity_based_invalidation_works() throws Exception {
    CacheKey<String> one = fresh();
    CacheKey<String> other = fresh();
    cache.get(one, this::load);
    cache.get(other, () -> "bob 1");

    transaction.begin();
    cache.invalidate("maker", "ann");
    transaction.commit();

    assertInstanceOf(Lookup.Absent.class, cache.getIfPresent(one));
    assertInstanceOf(Lookup.Present.class, cache.getIfPresent(other));
  }

  @Test
  void hit_and_miss_tracking_is_accurate() throws Exception {
    KeyPattern<String> counted =
        KeyPattern.of("counted" + System.nanoTime() + ":{id}", Duration.ofMinutes(5));
    for (int i = 0; i < 1_000; i++) {
      cache.get(counted.key(i % 10), this::load);
    }
    cache.get(counted.key("none"), () -> null);
    cache.get(counted.key("none"), this::load);

    CacheCounts counts = cache.counts().get(counted);
    assertEquals(990, counts.hits());
    assertEquals(1, counts.negativeHits());
    assertEquals(11, counts.misses());
    assertEquals(11, counts.loads());
    assertEquals(1_002, counts.reads());
    await(() -> "1002 11".equals(accesses(counted.text())));
    await(
        () ->
            number("SELECT sum(hits + misses) FROM groundspeed.cache_metrics") >= 1_002
                && number("SELECT max(active_entries) FROM groundspeed.cache_performance_summary")
                    >= 11);
  }

  /** Returns the accesses and the number of keys that cache_entries has for the pattern. */
  private String accesses(String pattern) throws SQLException {
    return value(
        """
        SELECT sum(access_count) || ' ' || count(*) FROM groundspeed.cache_entries
        WHERE cache_key LIKE '%s'
        """
            .formatted(pattern.replace("{id}", "%")));
  }

  @Test
  void warming_populates() throws Exception {
    cache.invalidateAll();

    int values = warming.warm(done -> assertTrue(done > 0 && done <= 1));

    assertTrue(values >= 5, values + " values");
    await(
        () ->
            number(
                    """
                    SELECT count(*) FROM groundspeed.cache_entries
                    WHERE invalidated_at IS NULL AND cache_key IN ('specializations:all',
                        'templates:all', 'mentors:all', 'journeys:categories')
                    """)
                == 4);
  }

  private long number(String sql) throws SQLException {
    return Long.parseLong(value(sql));
  }

  private String value(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      String value = row.getString(1);
      return value == null ? "0" : value;
    }
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + PATIENCE;
    while (!condition.call()) {
      assertTrue(System.nanoTime() < end, "in time");
      LockSupport.parkNanos(50_000_000);
    }
  }
}
