package io.groundspeed.cache.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.cache.pattern.CacheType;
import io.groundspeed.testing.TestDatabase;
import io.groundspeed.testing.TestEntities;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CacheMetricTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final TestDatabase db = TestDatabase.fresh();
  private final TestEntities entities = TestEntities.on(db);

  @AfterEach
  void close() {
    entities.close();
    db.close();
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
