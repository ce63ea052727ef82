package io.groundspeed.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.TestDatabase;
import io.groundspeed.testing.TestEntities;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DbHealthMetricTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final TestDatabase db = TestDatabase.fresh();
  private final TestEntities entities = TestEntities.on(db);

  @AfterEach
  void close() {
    entities.close();
    db.close();
  }

  @Test
  void a_metric_is_read_as_it_was_written() {
    DbHealthMetric metric = new DbHealthMetric("table_size", "web_vitals", 8192, NOON);

    assertThat(entities.storeAndLoad(metric)).usingRecursiveComparison().isEqualTo(metric);
  }
}
