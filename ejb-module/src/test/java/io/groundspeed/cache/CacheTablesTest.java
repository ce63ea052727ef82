package io.groundspeed.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.TestDatabase;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CacheTablesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private final TestDatabase db = TestDatabase.fresh();

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void a_new_time_of_access_counts_one_access() {
    entry("a", "kv");

    db.update("UPDATE groundspeed.cache_entries SET last_accessed_at = ?", NOW);
    db.update("UPDATE groundspeed.cache_entries SET last_accessed_at = ?", NOW.plusSeconds(1));

    assertThat(accesses()).isEqualTo(2);
  }

  @Test
  void the_same_time_again_counts_none() {
    entry("a", "kv");

    db.update("UPDATE groundspeed.cache_entries SET last_accessed_at = ?", NOW);
    db.update("UPDATE groundspeed.cache_entries SET last_accessed_at = ?", NOW);

    assertThat(accesses()).isEqualTo(1);
  }

  @Test
  void a_batch_that_says_how_many_is_left_alone() {
    entry("a", "kv");

    db.update(
        """
        UPDATE groundspeed.cache_entries
        SET last_accessed_at = ?, access_count = access_count + 25
        """,
        NOW);

    assertThat(accesses()).isEqualTo(25);
  }

  @Test
  void other_changes_count_none() {
    entry("a", "kv");

    db.update("UPDATE groundspeed.cache_entries SET invalidated_at = ?, ttl_seconds = 60", NOW);

    assertThat(accesses()).isZero();
  }

  @Test
  void the_summary_tells_each_cache_by_type() {
    db.stopClockAt(NOW);
    entry("a", "kv");
    entry("b", "kv");
    entry("c", "api");
    db.update(
        """
        UPDATE groundspeed.cache_entries
        SET created_at = ?, access_count = 6, invalidated_at = ?
        WHERE cache_key = 'a'
        """,
        NOW.minusSeconds(2 * 86_400),
        NOW);
    db.update("UPDATE groundspeed.cache_entries SET created_at = ? WHERE cache_key = 'b'", NOW);

    assertThat(
            db.row("SELECT * FROM groundspeed.cache_performance_summary WHERE cache_type = 'kv'"))
        .containsEntry("total_entries", 2L)
        .containsEntry("active_entries", 1L)
        .containsEntry("avg_access_count", 3.0)
        .containsEntry("avg_age_days", 1.0);
    assertThat(db.rows("SELECT * FROM groundspeed.cache_performance_summary")).hasSize(2);
  }

  private void entry(String key, String type) {
    db.update(
        "INSERT INTO groundspeed.cache_entries (cache_key, cache_type) VALUES (?, ?)", key, type);
  }

  private long accesses() {
    return db.number("SELECT access_count FROM groundspeed.cache_entries");
  }
}
