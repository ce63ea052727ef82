package io.groundspeed.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.config.UntouchedServer.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One command prepares an operator's own WildFly, and one takes all of it out again. */
class OperatorsServerIT {
  @ParameterizedTest
  @ValueSource(strings = {"standalone", "standalone-ha"})
  void what_is_configured_can_be_taken_out_without_a_trace(String name) throws Exception {
    UntouchedServer server = UntouchedServer.unpack();
    Configuration untouched = server.configuration(name + ".xml");

    Run configured = server.runs("configure-" + name + ".cli");

    assertThat(configured.status()).as(configured.output()).isZero();
    assertThat(server.configuration(name + ".xml").text())
        .contains("java:jboss/datasources/GroundspeedDS")
        .contains("java:jboss/datasources/GroundspeedTelemetryDS")
        .contains("cache-container default-cache=kv")
        .contains("custom-realm class-name=io.groundspeed.probe.realm.GroundspeedRealm")
        .contains("size-rotating-file-handler", "custom-formatter")
        .contains("periodic-rotating-file-handler", "handler name=FILE", "handler name=CONSOLE")
        .doesNotContain("welcome-content");
    assertThat(server.hasModule("org.postgresql")).isTrue();
    assertThat(server.hasModule("io.groundspeed.probe")).isTrue();

    Run unconfigured = server.runs("unconfigure-" + name + ".cli");

    assertThat(unconfigured.status()).as(unconfigured.output()).isZero();
    assertThat(server.configuration(name + ".xml").text()).isEqualTo(untouched.text());
    assertThat(server.hasModule("org.postgresql")).isFalse();
    assertThat(server.hasModule("io.groundspeed.probe")).isFalse();
  }

  @Test
  void a_second_run_changes_nothing_and_says_so() throws Exception {
    UntouchedServer server = UntouchedServer.unpack();
    server.runs("configure-standalone.cli");
    Configuration configured = server.configuration("standalone.xml");

    Run again = server.runs("configure-standalone.cli");

    assertThat(again.status()).as(again.output()).isZero();
    assertThat(again.output()).contains("Groundspeed is configured already");
    assertThat(server.configuration("standalone.xml")).isEqualTo(configured);
  }

  @ParameterizedTest
  @ValueSource(strings = {"standalone", "standalone-ha"})
  void a_driver_named_postgresql_that_is_there_stays_beside_ours(String name) throws Exception {
    UntouchedServer server = UntouchedServer.unpack();
    Run added =
        server.executes(
            "module add --name=org.postgresql --resources=postgresql.jar --dependencies=java.se",
            "embed-server --server-config=%s.xml".formatted(name),
            "/subsystem=datasources/jdbc-driver=postgresql:add(driver-name=postgresql, driver-module-name=org.postgresql)",
            "stop-embedded-server");
    assertThat(added.status()).as(added.output()).isZero();
    Configuration before = server.configuration(name + ".xml");

    Run configured = server.runs("configure-" + name + ".cli");
    assertThat(configured.status()).as(configured.output()).isZero();
    assertThat(server.configuration(name + ".xml").text()).contains("GroundspeedDS");

    for (int i = 0; i < 2; i++) {
      Run unconfigured = server.runs("unconfigure-" + name + ".cli");
      assertThat(unconfigured.status()).as(unconfigured.output()).isZero();
      assertThat(server.configuration(name + ".xml").text()).isEqualTo(before.text());
      assertThat(server.hasModule("org.postgresql")).isTrue();
      assertThat(server.hasModule("io.groundspeed.probe")).isFalse();
    }
  }
}
