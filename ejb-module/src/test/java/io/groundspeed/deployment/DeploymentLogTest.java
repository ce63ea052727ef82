package io.groundspeed.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundspeed.postgres.Unavailable;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeploymentLogTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final TimeRange DAY = TimeRange.parse("24h", NOON.plusSeconds(3_600));

  private final TestDatabase db = TestDatabase.fresh();
  private final DeploymentLog log = new DeploymentLog(db.dataSource());

  @BeforeEach
  void stopClock() {
    db.stopClockAt(NOON);
  }

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void what_was_noted_before_is_not_noted_twice() throws SQLException {
    log.note("a", Map.of("shop.war", NOON));
    log.note("a", Map.of("shop.war", NOON, "blog.war", minutes(5)));

    assertThat(found())
        .containsExactly(
            new Deployment("blog.war", minutes(5), 1), new Deployment("shop.war", NOON, 1));
  }

  @Test
  void nodes_that_get_it_soon_after_one_another_get_it_together() throws SQLException {
    log.note("a", Map.of("shop.war", NOON));
    log.note("b", Map.of("shop.war", minutes(9)));
    log.note("c", Map.of("shop.war", minutes(18)));
    log.note("d", Map.of("shop.war", minutes(29)));

    assertThat(found())
        .containsExactly(
            new Deployment("shop.war", minutes(29), 1), new Deployment("shop.war", NOON, 3));
  }

  @Test
  void the_same_node_gets_it_once_more() throws SQLException {
    log.note("a", Map.of("shop.war", NOON));
    log.note("b", Map.of("shop.war", minutes(1)));
    log.note("a", Map.of("shop.war", minutes(2)));

    assertThat(found())
        .containsExactly(
            new Deployment("shop.war", minutes(2), 1), new Deployment("shop.war", NOON, 2));
  }

  @Test
  void others_have_their_own() throws SQLException {
    log.note("a", Map.of("shop.war", NOON, "blog.war", NOON));

    assertThat(found())
        .extracting(Deployment::name)
        .containsExactlyInAnyOrder("shop.war", "blog.war");
  }

  @Test
  void what_lies_outside_of_the_range_or_before_the_oldest_figures_is_not_told()
      throws SQLException {
    log.note("a", Map.of("old.war", NOON.minus(Duration.ofDays(801)), "new.war", NOON));
    log.note("a", Map.of("yesterday.war", NOON.minus(Duration.ofDays(1))));

    assertThat(found()).extracting(Deployment::name).containsExactly("new.war");
    assertThat(db.number("SELECT count(*) FROM groundspeed.deployments")).isEqualTo(2);
  }

  @Test
  void a_database_that_is_gone_is_unavailable() {
    TestDatabase gone = TestDatabase.fresh();
    gone.close();

    assertThatThrownBy(() -> new DeploymentLog(gone.dataSource()).within(DAY))
        .isInstanceOf(Unavailable.class);
  }

  private List<Deployment> found() {
    return Deployment.of(log.within(DAY));
  }

  private static Instant minutes(int after) {
    return NOON.plus(Duration.ofMinutes(after));
  }
}
