package io.groundspeed.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.probe.call.Caller;
import io.groundspeed.probe.record.RequestSample;
import io.groundspeed.telemetry.PipelineFixture;
import io.groundspeed.telemetry.raw.Origin;
import io.groundspeed.telemetry.sketch.Stream;
import io.groundspeed.testing.TestDatabase;
import io.groundspeed.testing.TestEntities;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EndpointCallTest {
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
    EndpointCall written =
        new EndpointCall(
            new RequestSample(
                new Caller("shop.war", "GET /orders/{id}"),
                "POST",
                NOON.toEpochMilli(),
                31_500_000,
                500,
                "java.lang.IllegalStateException: no stock",
                "r-1",
                "ann",
                1));

    EndpointCall read = PipelineFixture.stored(db, entities, Stream.ENDPOINT, written);

    assertThat(read).usingRecursiveComparison().ignoringFields("id", "origin").isEqualTo(written);
    assertThat(read.id()).isPositive();
    assertThat(read.origin()).isEqualTo(new Origin("shop.war", "a", "r-1", null, "ann"));
  }
}
