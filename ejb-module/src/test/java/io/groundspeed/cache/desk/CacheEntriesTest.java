package io.groundspeed.cache.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.TestDatabase;
import io.groundspeed.testing.TestEntities;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CacheEntriesTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final TestDatabase db = TestDatabase.fresh();
  private final TestEntities entities = TestEntities.on(db);

  @BeforeEach
  void fill() {
    entry("journey:id:42", "{journey:42,mentor:7}", 3, null);
    entry("journey:id:43", "{journey:43}", 9, NOON);
    entry("100%_sure", null, 1, null);
  }

  @AfterEach
  void close() {
    entities.close();
    db.close();
  }

  @Test
  void active_entries_come_first_and_then_the_most_read() {
    assertThat(find("", ""))
        .extracting(EntryRow::key)
        .containsExactly("journey:id:42", "100%_sure", "journey:id:43");
  }

  @Test
  void an_entry_has_all_that_was_written_of_it() {
    assertThat(find("id:42", ""))
        .containsExactly(
            new EntryRow(
                "journey:id:42", "kv", List.of("journey:42", "mentor:7"), 60, NOON, null, 3, null));
  }

  @Test
  void entries_are_found_by_what_they_depend_on() {
    assertThat(find("", "mentor:7")).extracting(EntryRow::key).containsExactly("journey:id:42");
    assertThat(find("", "mentor:")).isEmpty();
  }

  @Test
  void signs_of_patterns_are_text() {
    assertThat(find("%_S", "")).extracting(EntryRow::key).containsExactly("100%_sure");
    assertThat(find("!", "")).isEmpty();
  }

  private List<EntryRow> find(String text, String entity) {
    return entities.fromTransaction(
        unit -> new CacheEntries(db.dataSource(), unit).find(text, entity, CacheEntries.MOST));
  }

  private void entry(String key, String dependsOn, int reads, Instant invalidated) {
    db.update(
        """
        INSERT INTO groundspeed.cache_entries
               (cache_key, cache_type, entities, ttl_seconds, created_at, access_count,
                invalidated_at)
        VALUES (?, 'kv', ?::text[], 60, ?, ?, ?)
        """,
        key,
        dependsOn,
        NOON,
        reads,
        invalidated);
  }
}
