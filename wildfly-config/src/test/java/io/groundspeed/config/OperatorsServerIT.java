package io.groundspeed.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.config.UntouchedServer.Run;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One command configures an operator's own WildFly, and one command reverts it. */
class OperatorsServerIT {
  private static final String CONFIGURE = "configure-standalone.cli";

  @TempDir private Path home;
  private UntouchedServer server;

  @AfterEach
  void removeLinks() throws Exception {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"standalone", "standalone-full", "standalone-ha", "standalone-full-ha"})
  void what_is_configured_can_be_taken_out_without_a_trace(String name) throws Exception {
    server = UntouchedServer.in(home);
    String untouched = server.configuration(name);

    Run configured = server.runs("configure-" + name + ".cli");

    assertThat(configured.status()).as(configured.output()).isZero();
    assertThat(server.configuration(name))
        .contains("java:jboss/datasources/GroundspeedDS")
        .contains("java:jboss/datasources/GroundspeedTelemetryDS")
        .contains("<cache-container name=\"groundspeed\" default-cache=\"kv\"")
        .contains("class-name=\"io.groundspeed.probe.realm.GroundspeedRealm\"")
        .contains("size-rotating-file-handler", "custom-formatter")
        .contains("periodic-rotating-file-handler", "handler name=\"FILE\"")
        .contains("handler name=\"CONSOLE\"")
        .doesNotContain("welcome-content");
    assertThat(server.addedModules())
        .containsExactly("io.groundspeed.postgresql", "io.groundspeed.probe", "org.postgresql");

    Run unconfigured = server.runs("unconfigure-" + name + ".cli");

    assertThat(unconfigured.status()).as(unconfigured.output()).isZero();
    assertThat(server.configuration(name)).isEqualTo(untouched);
    assertThat(server.addedModules()).isEmpty();
  }

  @Test
  void a_second_run_changes_nothing_and_says_so() throws Exception {
    server = UntouchedServer.configured(home, CONFIGURE);
    String configured = server.configuration("standalone");

    Run again = server.runs(CONFIGURE);

    assertThat(again.status()).as(again.output()).isZero();
    assertThat(again.output()).contains("Groundspeed is configured already");
    assertThat(server.configuration("standalone")).isEqualTo(configured);
  }

  @ParameterizedTest
  @ValueSource(strings = {"standalone", "standalone-ha"})
  void a_driver_named_postgresql_that_is_there_stays_beside_ours(String name) throws Exception {
    server = UntouchedServer.in(home);
    Run added =
        server.executes(
            "module add --name=org.postgresql --resources=postgresql.jar --dependencies=java.se",
            "embed-server --server-config=%s.xml".formatted(name),
            "/subsystem=datasources/jdbc-driver=postgresql:add(driver-name=postgresql, driver-module-name=org.postgresql)",
            "stop-embedded-server");
    assertThat(added.status()).as(added.output()).isZero();
    String before = server.configuration(name);

    Run configured = server.runs("configure-" + name + ".cli");
    assertThat(configured.status()).as(configured.output()).isZero();
    assertThat(server.configuration(name)).contains("GroundspeedDS");

    for (int i = 0; i < 2; i++) {
      Run unconfigured = server.runs("unconfigure-" + name + ".cli");
      assertThat(unconfigured.status()).as(unconfigured.output()).isZero();
      assertThat(server.configuration(name)).isEqualTo(before);
      assertThat(server.addedModules()).containsExactly("org.postgresql");
    }
  }

  @Test
  void a_failure_in_the_middle_leaves_nothing_behind_and_is_shown() throws Exception {
    server = UntouchedServer.in(home);
    server.executes("embed-server", "/subsystem=logging/logger=io.groundspeed:add(level=INFO)");
    String before = server.configuration("standalone");

    Run failed = server.runs(CONFIGURE);

    assertThat(failed.status()).isNotZero();
    assertThat(failed.output()).contains("Duplicate resource", "io.groundspeed");
    assertThat(server.configuration("standalone")).isEqualTo(before);
    assertThat(server.addedModules()).isEmpty();
  }

  @Test
  void what_others_still_refer_to_is_not_taken_out() throws Exception {
    server = UntouchedServer.configured(home, CONFIGURE);
    server.executes(
        "embed-server",
        "/subsystem=logging/console-handler=CONSOLE:write-attribute(name=named-formatter, value=GROUNDSPEED)");
    String before = server.configuration("standalone");

    Run failed = server.runs("unconfigure-standalone.cli");

    assertThat(failed.status()).isNotZero();
    assertThat(server.configuration("standalone")).isEqualTo(before);
    assertThat(server.addedModules()).contains("io.groundspeed.probe", "org.postgresql");
  }

  @Test
  void without_its_jars_the_script_changes_nothing() throws Exception {
    server = UntouchedServer.configured(home, CONFIGURE);
    String before = server.configuration("standalone");

    Run failed = server.runsElsewhere(CONFIGURE);

    assertThat(failed.status()).isNotZero();
    assertThat(failed.output()).contains("groundspeed-probe.jar");
    assertThat(server.configuration("standalone")).isEqualTo(before);
    assertThat(server.addedModules()).contains("io.groundspeed.probe", "org.postgresql");
  }
}
