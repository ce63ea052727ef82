package io.groundspeed.asset;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.telemetry.raw.Origin;
import io.groundspeed.testing.TestDatabase;
import io.groundspeed.testing.TestEntities;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AssetLoadTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final TestDatabase db = TestDatabase.fresh();
  private final TestEntities entities = TestEntities.on(db);

  @AfterEach
  void close() {
    entities.close();
    db.close();
  }

  @Test
  void a_load_is_read_as_it_was_written() {
    AssetLoad load =
        new AssetLoad(
                "/img/hero.avif",
                AssetType.IMAGE,
                48.25,
                NOON,
                new Origin("shop.war", "node-1", "r-1", "1.4", "ann"),
                1)
            .sized(51_200)
            .of("/journeys/tour", "view-1")
            .blockingRender()
            .fromCache();

    assertThat(entities.storeAndLoad(load)).usingRecursiveComparison().isEqualTo(load);
  }
}
