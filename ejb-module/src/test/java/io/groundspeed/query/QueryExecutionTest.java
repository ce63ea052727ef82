package io.groundspeed.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.probe.call.Caller;
import io.groundspeed.probe.record.StatementSample;
import io.groundspeed.probe.sql.Fingerprint;
import io.groundspeed.telemetry.PipelineFixture;
import io.groundspeed.telemetry.raw.Origin;
import io.groundspeed.telemetry.sketch.Stream;
import io.groundspeed.testing.TestDatabase;
import io.groundspeed.testing.TestEntities;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QueryExecutionTest {
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
    QueryExecution written =
        new QueryExecution(
            new StatementSample(
                Fingerprint.named("find orders"),
                new Caller("shop.war", "GET /orders/{id}"),
                NOON.toEpochMilli(),
                12_500_000,
                7,
                2,
                "23505",
                "r-1",
                "ann",
                null,
                List.of("1"),
                4));

    QueryExecution read = PipelineFixture.stored(db, entities, Stream.QUERY, written);

    assertThat(read)
        .usingRecursiveComparison()
        .ignoringFields("id", "origin", "metadata")
        .isEqualTo(written);
    assertThat(read.metadata())
        .isEqualTo("{\"batch\": 2, \"binds\": [\"1\"], \"error\": \"23505\"}");
    assertThat(read.id()).isPositive();
    assertThat(read.origin()).isEqualTo(new Origin("shop.war", "a", "r-1", null, "ann"));
  }
}
