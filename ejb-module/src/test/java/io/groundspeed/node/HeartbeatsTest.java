package io.groundspeed.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundspeed.postgres.Unavailable;
import io.groundspeed.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeartbeatsTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Versions VERSIONS = new Versions("1.2.0", "17.0.1", null);

  private final TestDatabase db = TestDatabase.fresh();

  @BeforeEach
  void stopClock() {
    db.stopClockAt(NOON);
  }

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void a_node_tells_when_it_started_what_it_runs_and_how_its_clock_goes() throws SQLException {
    Heartbeats heartbeats = node("a", NOON.minusSeconds(3));

    heartbeats.beat(VERSIONS);
    heartbeats.beat(new Versions("1.2.0", "17.0.1", "WildFly Full 39.0.1.Final"));

    assertThat(heartbeats.all())
        .containsExactly(
            new NodeState(
                "a",
                NOON.minusSeconds(3),
                NOON,
                Duration.ZERO,
                3_000,
                "1.2.0",
                "17.0.1",
                "WildFly Full 39.0.1.Final"));
    assertThat(heartbeats.all().get(0).clocksAgree()).isFalse();
  }

  @Test
  void a_node_that_falls_silent_is_told_from_those_that_live() throws SQLException {
    node("b", NOON).beat(VERSIONS);
    node("a", NOON).beat(VERSIONS);
    db.stopClockAt(NOON.plusSeconds(60));
    node("a", NOON.plusSeconds(60)).beat(VERSIONS);
    assertThat(alive()).containsExactly(true, true);

    db.stopClockAt(NOON.plusSeconds(61));

    assertThat(alive()).containsExactly(true, false);
    assertThat(node("a", NOON).all().get(1).silent()).isEqualTo(Duration.ofSeconds(61));
  }

  @Test
  void one_that_stops_in_order_and_one_that_is_long_gone_are_forgotten() throws SQLException {
    node("a", NOON).beat(VERSIONS);
    node("b", NOON).beat(VERSIONS);
    node("b", NOON).stop();
    assertThat(alive()).hasSize(1);

    db.stopClockAt(NOON.plus(Duration.ofDays(8)));
    node("c", NOON).beat(VERSIONS);

    assertThat(node("c", NOON).all()).extracting(NodeState::node).containsExactly("c");
  }

  @Test
  void a_database_that_is_gone_is_unavailable() {
    TestDatabase gone = TestDatabase.fresh();
    gone.close();

    assertThatThrownBy(() -> new Heartbeats(gone.dataSource(), () -> NOON, "a").all())
        .isInstanceOf(Unavailable.class);
  }

  private List<Boolean> alive() {
    return node("a", NOON).all().stream().map(NodeState::isAlive).toList();
  }

  private Heartbeats node(String name, Instant now) {
    return new Heartbeats(db.dataSource(), () -> now, name);
  }
}
