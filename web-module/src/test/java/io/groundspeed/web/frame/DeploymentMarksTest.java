package io.groundspeed.web.frame;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.deployment.Deployment;
import io.groundspeed.shared.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeploymentMarksTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Deployment SHOP = new Deployment("shop.war", NOON, 2);
  private static final Deployment BLOG = new Deployment("blog.war", NOON.minusSeconds(3_599), 1);

  @Test
  void each_is_named_with_its_minute_and_its_nodes() {
    DeploymentMarks marks = marks("24h", List.of(SHOP, BLOG));

    assertThat(marks.isNone()).isFalse();
    assertThat(marks.getSentence())
        .isEqualTo("Deployed: shop.war 12:00 UTC (2 nodes), blog.war 11:00 UTC.");
    assertThat(marks.getJson())
        .isEqualTo("[[%d,\"shop.war\"],[%d,\"blog.war\"]]".formatted(second(SHOP), second(BLOG)));
  }

  @Test
  void over_more_than_a_day_the_day_is_told_too() {
    assertThat(marks("7d", List.of(SHOP)).getSentence())
        .isEqualTo("Deployed: shop.war 22 Nov 12:00 UTC (2 nodes).");
  }

  @Test
  void of_many_the_latest_are_named_and_more_are_drawn() {
    DeploymentMarks marks = marks("24h", Collections.nCopies(70, BLOG));

    assertThat(marks.getSentence()).endsWith("blog.war 11:00 UTC, and 66 more before.");
    assertThat(marks.getJson().split("blog")).hasSize(51);
  }

  @Test
  void a_name_can_hold_anything() {
    assertThat(marks("1h", List.of(new Deployment("a\"<b>.war", NOON, 1))).getJson())
        .contains("\"a\\\"<b>.war\"");
  }

  private static long second(Deployment deployment) {
    return deployment.at().getEpochSecond();
  }

  private static DeploymentMarks marks(String range, List<Deployment> all) {
    return new DeploymentMarks(TimeRange.parse(range, NOON.plus(Duration.ofMinutes(10))), all);
  }
}
