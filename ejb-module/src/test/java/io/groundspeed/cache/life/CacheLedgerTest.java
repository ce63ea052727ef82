package io.groundspeed.cache.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.cache.TestNode;
import io.groundspeed.cache.pattern.CacheKey;
import io.groundspeed.cache.pattern.KeyPattern;
import io.groundspeed.shared.Environment;
import io.groundspeed.testing.TestDatabase;
import io.groundspeed.testing.TestEntities;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CacheLedgerTest {
  private static final KeyPattern<String> GREETING =
      KeyPattern.of("greeting:{name}", Duration.ofMinutes(10));
  private static final CacheKey<String> ANNA = GREETING.key("anna");

  private TestDatabase db;
  private TestNode node;
  private TestEntities entities;
  private CacheLedger ledger;

  @BeforeEach
  void start() {
    db = TestDatabase.fresh();
    entities = TestEntities.on(db);
    node = TestNode.alone();
    ledger =
        new CacheLedger(
            node.cache,
            new CacheChanges(node.cache.accesses()),
            db.dataSource(),
            rows -> entities.inTransaction(unit -> rows.forEach(unit::persist)),
            node,
            new Environment(Map.of()));
  }

  @AfterEach
  void stop() {
    node.close();
    entities.close();
    db.close();
  }

  private void read(int times) {
    for (int i = 0; i < times; i++) {
      node.cache.get(ANNA, () -> "hello");
    }
  }

  @Test
  void what_can_not_be_written_is_written_the_next_time_once() {
    read(3);
    db.execute("ALTER TABLE groundspeed.cache_metrics RENAME TO away");
    ledger.write();
    db.execute("ALTER TABLE groundspeed.away RENAME TO cache_metrics");
    read(2);

    ledger.write();
    ledger.write();

    assertThat(db.number("SELECT sum(access_count) FROM groundspeed.cache_entries")).isEqualTo(5);
    assertThat(db.number("SELECT sum(hits) FROM groundspeed.cache_metrics")).isEqualTo(4);
    assertThat(db.number("SELECT sum(misses) FROM groundspeed.cache_metrics")).isEqualTo(1);
  }

  @Test
  void what_is_gone_is_written_a_last_time() {
    read(2);
    ledger.write();
    node.cache.invalidate(ANNA);

    ledger.write();

    assertThat(
            db.number(
                "SELECT count(*) FROM groundspeed.cache_entries WHERE invalidated_at IS NOT NULL"))
        .isEqualTo(1);
    assertThat(db.number("SELECT sum(access_count) FROM groundspeed.cache_entries")).isEqualTo(2);
  }
}
