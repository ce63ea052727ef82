package io.groundspeed.deployment;

import static org.assertj.core.api.Assertions.assertThat;

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
        "/perf/admin/performance/jobs",
        "job:cleanup",
        "(background)",
        "(other)"
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
        "job:daily_stats"
      })
  void the_platform_is_an_application(String endpoint) {
    assertThat(OwnTraffic.isOwn(ARCHIVE, endpoint)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/admin/performance/overview", "(background)", "job:cleanup"})
  void other_archives_are_applications(String endpoint) {
    assertThat(OwnTraffic.isOwn("shop.war", endpoint)).isFalse();
  }
}
