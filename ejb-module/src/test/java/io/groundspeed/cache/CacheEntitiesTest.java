package io.groundspeed.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.TestDatabase;
import io.groundspeed.testing.TestEntities;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CacheEntitiesTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final TestDatabase db = TestDatabase.fresh();
  private final TestEntities entities = TestEntities.on(db);

  @AfterEach
  void close() {
    entities.close();
    db.close();
  }

  @Test
  void an_entry_is_read_as_it_was_written() {
    CacheEntry entry =
        new CacheEntry("journey:id:42", CacheType.KV, Duration.ofHours(1), NOON)
            .of("journey", "42");

    assertThat(entities.storeAndLoad(entry)).usingRecursiveComparison().isEqualTo(entry);
  }

  @Test
  void an_access_is_counted_by_the_database_and_seen_by_the_entity() {
    Long id =
        entities.storeAndLoad(new CacheEntry("a", CacheType.API, Duration.ofMinutes(1), NOON)).id();

    long counted =
        entities.fromTransaction(
            unit -> {
              CacheEntry entry = unit.find(CacheEntry.class, id);
              entry.access(NOON.plusSeconds(1));
              unit.flush();
              return entry.accessCount();
            });

    assertThat(counted).isEqualTo(1);
  }

  @Test
  void an_invalidated_entry_keeps_the_time_at_which_it_first_was() {
    CacheEntry entry = new CacheEntry("a", CacheType.BROWSER, Duration.ofMinutes(1), NOON);

    entry.invalidate(NOON.plusSeconds(1));
    entry.invalidate(NOON.plusSeconds(2));

    assertThat(entry.isActive()).isFalse();
    assertThat(entry.invalidatedAt()).isEqualTo(NOON.plusSeconds(1));
  }

  @Test
  void the_hit_rate_is_computed_by_the_database() {
    CacheMetric metric = new CacheMetric(CacheType.KV, 3, 1, 0.2, "node-1", NOON);

    assertThat(entities.storeAndLoad(metric)).usingRecursiveComparison().isEqualTo(metric);
    assertThat(metric.hitRate()).isEqualTo(0.75);
  }

  @Test
  void there_is_no_hit_rate_when_nothing_was_asked_for() {
    CacheMetric metric = new CacheMetric(CacheType.KV, 0, 0, null, "node-1", NOON);

    assertThat(entities.storeAndLoad(metric).hitRate()).isNull();
  }
}
