package io.groundspeed.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.TestDatabase;
import io.groundspeed.testing.TestEntities;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
  void texts_are_found_by_their_hashes() {
    db.update(
        """
        INSERT INTO groundspeed.query_fingerprints
               (query_hash, query_text, typed_text, database, first_seen_at, last_seen_at)
        VALUES ('9f2c', 'select ?', 'select ?::integer', 'db:5432/shop', ?, ?),
               ('aaaa', 'select 2', null, null, ?, ?)
        """,
        NOON,
        NOON.plusSeconds(60),
        NOON,
        NOON);

    Map<String, QueryText> texts =
        entities.fromTransaction(unit -> new QueryTexts(unit).of(List.of("9f2c", "none")));
    assertThat(texts)
        .isEqualTo(
            Map.of(
                "9f2c",
                new QueryText(
                    "select ?", "select ?::integer", "db:5432/shop", NOON.plusSeconds(60))));
    assertThat(texts.get(null)).isNull();
    assertThat(new QueryTexts(null).of(List.of()).get(null)).isNull();
  }

  @Test
  void a_summary_is_read_as_it_was_written() {
    SlowQuery slow = new SlowQuery("find orders", 140.5, 90, 300, 800, 1_000, NOON);
    SlowQuery fast = new SlowQuery("find users", 1, 1, 2, 3, 1_000, NOON);

    entities.inTransaction(
        unit -> {
          unit.persist(new SlowQuerySummary(slow, NOON.plusSeconds(60)));
          unit.persist(new SlowQuerySummary(fast, NOON.plusSeconds(60)));
        });

    List<SlowQuery> read =
        entities.fromTransaction(unit -> new SlowQueries(unit, null, () -> NOON).summary(100, 10));
    assertThat(read).containsExactly(slow);
  }
}
