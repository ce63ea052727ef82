package io.groundspeed.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.config.UntouchedServer.Run;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same for a profile of an operator's domain. */
class OperatorsDomainIT {
  private static final String[] MODULES = {
    "io.groundspeed.postgresql", "io.groundspeed.probe", "org.postgresql"
  };

  @TempDir private Path home;
  private UntouchedServer server;
  private String domain;
  private String host;
  private String standalone;

  @BeforeEach
  void read() throws Exception {
    domain = UntouchedServer.original("domain/configuration/domain.xml");
    host = UntouchedServer.original("domain/configuration/host.xml");
    standalone = UntouchedServer.original("standalone/configuration/standalone.xml");
  }

  @AfterEach
  void removeLinks() throws Exception {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({"domain, full, default", "domain-ha, full-ha, ha"})
  void a_profile_is_configured_and_taken_out_without_a_trace(
      String script, String profile, String other) throws Exception {
    server = UntouchedServer.in(home);
    succeeds(server.runs("configure-" + script + ".cli"));

    assertThat(profile(profile))
        .contains("java:jboss/datasources/GroundspeedDS")
        .contains("java:jboss/datasources/GroundspeedTelemetryDS")
        .contains("class-name=\"io.groundspeed.probe.realm.GroundspeedRealm\"")
        .contains("module name=\"io.groundspeed.probe\"")
        .doesNotContain("welcome-content");
    assertThat(profile(other)).doesNotContain("groundspeed").contains("welcome-content");
    assertThat(server.domain("domain"))
        .contains("wildfly.elytron.realm.groundspeed.brute-force.enabled");
    assertThat(server.addedModules()).containsExactly(MODULES);

    Run again = server.runs("configure-" + script + ".cli");
    assertThat(again.output()).contains("Groundspeed is configured already");
    succeeds(again);

    succeeds(server.runs("unconfigure-" + script + ".cli"));
    assertThatNothingIsLeft();

    succeeds(server.runs("unconfigure-" + script + ".cli"));
    assertThatNothingIsLeft();
  }

  @Test
  void two_profiles_share_what_the_last_one_takes_with_it() throws Exception {
    server = UntouchedServer.configured(home, "configure-domain.cli");
    succeeds(server.runs("configure-domain.cli", "set profile=full", "set profile=default"));

    assertThat(profile("default")).contains("java:jboss/datasources/GroundspeedDS");

    succeeds(server.runs("unconfigure-domain.cli"));
    assertThat(profile("full")).doesNotContain("groundspeed");
    assertThat(profile("default")).contains("java:jboss/datasources/GroundspeedDS");
    assertThat(server.domain("domain"))
        .contains("wildfly.elytron.realm.groundspeed.brute-force.enabled");
    assertThat(server.addedModules()).containsExactly(MODULES);

    succeeds(server.runs("unconfigure-domain.cli", "set profile=full", "set profile=default"));
    assertThatNothingIsLeft();
  }

  @Test
  void a_profile_that_does_not_exist_is_refused() throws Exception {
    server = UntouchedServer.in(home);
    Run refused =
        server.runs("configure-domain.cli", "set profile=full", "set profile=nonexistent");

    assertThat(refused.status()).isNotZero();
    assertThat(refused.output()).contains("nonexistent");
    assertThatNothingIsLeft();
  }

  @Test
  void a_failure_in_the_middle_leaves_nothing_behind_and_is_shown() throws Exception {
    server = UntouchedServer.in(home);
    succeeds(
        server.executes(
            "embed-host-controller",
            "/profile=full/subsystem=logging/logger=io.groundspeed:add(level=INFO)"));
    domain = server.domain("domain");

    Run failed = server.runs("configure-domain.cli");

    assertThat(failed.status()).isNotZero();
    assertThat(failed.output()).contains("Duplicate resource", "io.groundspeed");
    assertThatNothingIsLeft();
  }

  @Test
  void data_sources_that_are_measured_are_named_and_nothing_is_changed() throws Exception {
    server = UntouchedServer.configured(home, "configure-domain.cli");
    String shop = "/profile=full/subsystem=datasources/data-source=ShopDS";
    succeeds(
        server.executes(
            "embed-host-controller",
            shop
                + ":add(jndi-name=java:/Shop, driver-name=groundspeed, connection-url=jdbc:groundspeed:postgresql://db/shop)"));
    String before = server.domain("domain");

    Run refused = server.runs("unconfigure-domain.cli");

    assertThat(refused.status()).isNotZero();
    assertThat(refused.printedOperations())
        .containsExactly(
            shop + ":write-attribute(name=driver-name, value=postgresql)",
            shop + ":write-attribute(name=connection-url, value=\"jdbc:postgresql://db/shop\")",
            "/profile=full/subsystem=datasources/jdbc-driver=postgresql:add(driver-name=postgresql, driver-module-name=org.postgresql)");
    assertThat(server.domain("domain")).isEqualTo(before);
    assertThat(server.addedModules()).containsExactly(MODULES);
  }

  private String profile(String name) throws Exception {
    String text = server.domain("domain");
    int start = text.indexOf("<profile name=\"" + name + "\">");
    return text.substring(start, text.indexOf("</profile>", start));
  }

  private void assertThatNothingIsLeft() throws Exception {
    assertThat(server.domain("domain")).isEqualTo(domain);
    assertThat(server.domain("host")).isEqualTo(host);
    assertThat(server.configuration("standalone")).isEqualTo(standalone);
    assertThat(server.addedModules()).isEmpty();
  }

  private static void succeeds(Run run) {
    assertThat(run.status()).as(run.output()).isZero();
  }
}
