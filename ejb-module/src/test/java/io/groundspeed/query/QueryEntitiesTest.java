package io.groundspeed.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.telemetry.raw.Origin;
import io.groundspeed.testing.TestDatabase;
import io.groundspeed.testing.TestEntities;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QueryEntitiesTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final TestDatabase db = TestDatabase.fresh();
  private final TestEntities entities = TestEntities.on(db);

  @AfterEach
  void close() {
    entities.close();
    db.close();
  }

  @Test
  void a_log_entry_is_read_as_it_was_written() {
    QueryLogEntry entry =
        new QueryLogEntry(
                "find orders", 12.5, NOON, new Origin("shop.war", "node-1", "r-1", "1.4", "ann"), 4)
            .returned(7)
            .fingerprintedAs("9f2c")
            .ranFor(null, "GET /orders")
            .describedBy("{\"plan\": \"index\"}");

    assertThat(entities.storeAndLoad(entry)).usingRecursiveComparison().isEqualTo(entry);
  }

  @Test
  void an_entry_of_unknown_origin_says_so() {
    QueryLogEntry entry = new QueryLogEntry("find orders", 12.5, NOON, Origin.UNKNOWN, 1);

    assertThat(entities.storeAndLoad(entry).origin()).isEqualTo(Origin.UNKNOWN);
  }

  @Test
  void a_fingerprint_knows_when_it_was_first_and_last_seen() {
    QueryFingerprint fingerprint =
        new QueryFingerprint("9f2c", "SELECT * FROM orders WHERE id = ?", NOON);
    fingerprint.seen(NOON.plusSeconds(60));

    assertThat(entities.storeAndLoad(fingerprint))
        .usingRecursiveComparison()
        .isEqualTo(fingerprint);
  }

  @Test
  void a_summary_is_read_as_it_was_written() {
    SlowQuerySummary summary = new SlowQuerySummary("find orders");
    summary.summarise(1_000, 140.5, NOON, NOON.plusSeconds(60));
    summary.measurePercentiles(90, 300, 800);

    assertThat(entities.storeAndLoad(summary)).usingRecursiveComparison().isEqualTo(summary);
  }
}
