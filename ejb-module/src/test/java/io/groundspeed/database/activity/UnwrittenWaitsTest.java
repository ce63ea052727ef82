package io.groundspeed.database.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnwrittenWaitsTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final UnwrittenWaits waits = new UnwrittenWaits();

  private static OpenWait wait(int pid, int seconds) {
    return new OpenWait(
        new OpenWait.Key("db:5432/shop", pid, NOON, 7),
        LockSide.unknown(pid),
        LockSide.unknown(7),
        null,
        null,
        new OpenWait.Chain(7, 1),
        null,
        null,
        NOON,
        NOON.plusSeconds(seconds),
        false,
        null);
  }

  @Test
  void a_wait_is_kept_once_as_it_was_seen_last() throws SQLException {
    for (int second = 1; second <= 60; second++) {
      assertThat(waits.add(List.of(wait(1, second), wait(2, second)))).isZero();
    }

    try (TestDatabase db = TestDatabase.fresh();
        Connection connection = db.connect()) {
      waits.write(connection);
      assertThat(
              db.rows(
                  """
                  SELECT waiter_pid, extract(epoch FROM last_seen_at - first_seen_at)::int AS seen
                    FROM groundspeed.lock_waits ORDER BY waiter_pid
                  """))
          .extracting(row -> row.get("waiter_pid") + ": " + row.get("seen"))
          .containsExactly("1: 60", "2: 60");
    }
  }

  @Test
  void what_has_no_room_is_counted_and_what_is_known_still_changes() {
    List<OpenWait> many =
        IntStream.rangeClosed(1, UnwrittenWaits.MOST + 3).mapToObj(pid -> wait(pid, 1)).toList();

    assertThat(waits.add(many)).isEqualTo(3);
    assertThat(waits.add(List.of(wait(1, 2), wait(UnwrittenWaits.MOST + 1, 2)))).isOne();
  }
}
