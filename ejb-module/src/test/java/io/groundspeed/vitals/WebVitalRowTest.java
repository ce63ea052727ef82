package io.groundspeed.vitals;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.telemetry.raw.Origin;
import io.groundspeed.testing.TestDatabase;
import io.groundspeed.testing.TestEntities;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebVitalRowTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final TestDatabase db = TestDatabase.fresh();
  private final TestEntities entities = TestEntities.on(db);

  @AfterEach
  void close() {
    entities.close();
    db.close();
  }

  @Test
  void a_vital_is_read_as_it_was_written() {
    WebVitalRow vital =
        new WebVitalRow(
                VitalMetric.LCP,
                1830.5,
                "/journeys/{slug}",
                NOON,
                new Origin("shop.war", "node-1", "r-1", "1.4", "ann"),
                2)
            .identifiedBy("v4-1", "page-1")
            .seenOn(DeviceType.MOBILE, ConnectionType.TYPE_4G, "Mozilla/5.0", "BE")
            .reachedBy("back-forward")
            .attributedTo("{\"element\": \"img.hero\"}");

    assertThat(entities.storeAndLoad(vital)).usingRecursiveComparison().isEqualTo(vital);
  }
}
