package io.groundspeed.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundspeed.postgres.Unavailable;
import io.groundspeed.testing.TestDatabase;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StorageTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void a_table_kept_by_day_is_one_line_of_all_its_days() {
    try (TestDatabase db = TestDatabase.fresh()) {
      db.rows(
          """
          SELECT groundspeed.create_partitions(
              'groundspeed.web_vitals', date '2030-01-01', date '2030-01-03')
          """);
      StorageState state = new Storage(db.dataSource(), () -> NOON).state();

      assertThat(state.tables())
          .hasSizeLessThanOrEqualTo(15)
          .isSortedAccordingTo((one, other) -> Long.compare(other.bytes(), one.bytes()));
      TableSize vitals =
          state.tables().stream().filter(it -> it.name().equals("web_vitals")).findFirst().get();
      assertThat(vitals.partitions())
          .isEqualTo(
              (int)
                  db.number(
                      "SELECT count(*) FROM pg_inherits WHERE inhparent = 'groundspeed.web_vitals'::regclass"));
      assertThat(state.totalBytes())
          .isEqualTo(
              db.number(
                  """
                  SELECT sum(pg_total_relation_size(oid)) FROM pg_class
                   WHERE relnamespace = 'groundspeed'::regnamespace AND relkind = 'r'
                  """));
    }
  }

  @Test
  void clocks_that_differ_are_told_with_their_sign() {
    try (TestDatabase db = TestDatabase.fresh()) {
      db.stopClockAt(NOON.plusSeconds(3));

      StorageState ahead = new Storage(db.dataSource(), () -> NOON).state();
      StorageState behind = new Storage(db.dataSource(), () -> NOON.plusSeconds(4)).state();

      assertThat(ahead.skewMillis()).isEqualTo(3_000);
      assertThat(ahead.clocksAgree()).isFalse();
      assertThat(behind.skewMillis()).isEqualTo(-1_000);
      assertThat(behind.clocksAgree()).isTrue();
    }
  }

  @Test
  void a_database_that_is_gone_is_unavailable() {
    TestDatabase db = TestDatabase.fresh();
    db.close();

    assertThatThrownBy(() -> new Storage(db.dataSource(), () -> NOON).state())
        .isInstanceOf(Unavailable.class);
  }
}
