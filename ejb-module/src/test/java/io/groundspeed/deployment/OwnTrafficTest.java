package io.groundspeed.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnTrafficTest {
  private static final String ARCHIVE = "groundspeed.ear";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/admin/performance/overview",
        "/admin/*",
        "/api/performance/web-vitals",
        "/api/performance",
        "/jakarta.faces.resource/*",
        "/groundspeed.js",
        "*.css",
        "/login",
        "/home",
        "/account/password",
        "/health/ready",
        "job:cleanup",
        "job:report_generation",
        "(background)"
      })
  void what_measures_is_left_out(String endpoint) {
    assertThat(OwnTraffic.isOwn(ARCHIVE, endpoint)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/index",
        "/journeys/{slug}",
        "/journeys/*",
        "/sections/*",
        "/mentors",
        "/me",
        "/api/journeys",
        "/api/journeys/{slug}",
        "/api/performances",
        "/developer/orders",
        "/administrators",
        "(other)",
        "job:daily_stats"
      })
  void the_platform_is_an_application(String endpoint) {
    assertThat(OwnTraffic.isOwn(ARCHIVE, endpoint)).isFalse();
  }

  @Test
  void both_keep_apart_below_a_context_root() {
    assertThat(OwnTraffic.isOwn(ARCHIVE, "/perf/admin/performance/jobs", "/perf")).isTrue();
    assertThat(OwnTraffic.isOwn(ARCHIVE, "/perf/journeys/{slug}", "/perf")).isFalse();
    assertThat(OwnTraffic.isOwn(ARCHIVE, "/perf/", "/perf")).isFalse();
    assertThat(OwnTraffic.isOwn(ARCHIVE, "/performance/admin", "/perf")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/admin/performance/overview", "(background)", "job:cleanup"})
  void other_archives_are_applications(String endpoint) {
    assertThat(OwnTraffic.isOwn("shop.war", endpoint)).isFalse();
  }
}
