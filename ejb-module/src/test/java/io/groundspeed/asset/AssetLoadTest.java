package io.groundspeed.asset;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.page.PageView;
import io.groundspeed.telemetry.PipelineFixture;
import io.groundspeed.telemetry.raw.Origin;
import io.groundspeed.telemetry.sketch.Stream;
import io.groundspeed.testing.TestDatabase;
import io.groundspeed.testing.TestEntities;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AssetLoadTest {
  private static final Instant NOON = PipelineFixture.NOON;

  private final TestDatabase db = TestDatabase.fresh();
  private final TestEntities entities = TestEntities.on(db);

  @AfterEach
  void close() {
    entities.close();
    db.close();
  }

  @Test
  void what_the_flush_writes_is_read_as_the_entity() throws Exception {
    AssetLoad written =
        new AssetLoad(
            new AssetReading("/img/hero.avif", "image", 51_200L, 48.25, true, true),
            new PageView(
                "/journeys/{slug}",
                "view-1",
                "shop.war",
                "r-1",
                "back-forward",
                "mobile",
                "4g",
                "1.4",
                2,
                "BE",
                "Chrome 151, Android",
                false,
                null,
                NOON,
                null),
            1);

    AssetLoad read = PipelineFixture.stored(db, entities, Stream.ASSET, written);

    assertThat(read).usingRecursiveComparison().ignoringFields("id", "origin").isEqualTo(written);
    assertThat(read.id()).isPositive();
    assertThat(read.origin()).isEqualTo(new Origin(null, "a", null, "1.4", null));
  }
}
