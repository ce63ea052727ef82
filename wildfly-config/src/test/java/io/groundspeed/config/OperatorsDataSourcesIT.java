package io.groundspeed.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.config.UntouchedServer.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measured data sources of the operator are reported before their driver would be removed. */
class OperatorsDataSourcesIT {
  private static final String SHOP = "/subsystem=datasources/data-source=ShopDS";
  private static final String STOCK = "/subsystem=datasources/xa-data-source=StockXA";
  private static final String ADD =
      "%s:add(jndi-name=java:/%s, driver-name=groundspeed, connection-url=\"%s\")";
  private static final String ADD_SHOP =
      ADD.formatted(SHOP, "Shop", "jdbc:groundspeed:postgresql://a,b:5432/shop?ssl=true&user=x");

  @TempDir private Path home;
  private UntouchedServer server;

  @BeforeEach
  void configure() throws Exception {
    server = UntouchedServer.configured(home, "configure-standalone.cli");
  }

  @AfterEach
  void removeLinks() throws Exception {
    server.close();
  }

  @Test
  void each_is_named_with_the_commands_that_switch_it_back() throws Exception {
    edits(
        "/subsystem=datasources/jdbc-driver=pg:add(driver-name=pg, driver-module-name=org.postgresql)",
        ADD_SHOP,
        "batch",
        STOCK
            + ":add(jndi-name=java:/Stock, driver-name=groundspeed, xa-datasource-class=io.groundspeed.probe.jdbc.GroundspeedXADataSource)",
        STOCK + "/xa-datasource-properties=ServerName:add(value=db)",
        "run-batch");
    String before = server.configuration("standalone");

    Run refused = server.runs("unconfigure-standalone.cli");

    assertThat(refused.status()).isNotZero();
    assertThat(refused.printedOperations())
        .containsExactly(
            SHOP + ":write-attribute(name=driver-name, value=pg)",
            SHOP
                + ":write-attribute(name=connection-url, value=\"jdbc:postgresql://a,b:5432/shop?ssl=true&user=x\")",
            STOCK + ":write-attribute(name=driver-name, value=pg)",
            STOCK
                + ":write-attribute(name=xa-datasource-class, value=org.postgresql.xa.PGXADataSource)");
    assertThat(refused.output()).contains("Nothing was changed");
    assertThat(server.configuration("standalone")).isEqualTo(before);
    assertThat(server.addedModules()).contains("io.groundspeed.probe", "org.postgresql");
  }

  @Test
  void once_the_printed_commands_have_run_it_is_taken_out_and_the_driver_they_use_stays()
      throws Exception {
    edits(
        ADD_SHOP,
        ADD.formatted(
            "/subsystem=datasources/data-source=TwiceDS",
            "Twice",
            "jdbc:groundspeed:jdbc:postgresql://db:5432/twice"));
    Run refused = server.runs("unconfigure-standalone.cli");

    edits(refused.printedOperations().toArray(String[]::new));
    succeeds(server.runs("unconfigure-standalone.cli"));

    assertThat(server.configuration("standalone"))
        .contains("<connection-url>jdbc:postgresql://a,b:5432/shop?ssl=true&amp;user=x<")
        .contains("<connection-url>jdbc:postgresql://db:5432/twice<")
        .contains("<driver name=\"postgresql\" module=\"org.postgresql\"/>")
        .doesNotContain("groundspeed");
    assertThat(server.addedModules()).containsExactly("org.postgresql");
  }

  @Test
  void another_database_gets_back_its_own_driver_and_loses_the_probes_property() throws Exception {
    String memory = "/subsystem=datasources/data-source=MemoryDS";
    edits(
        ADD.formatted(memory, "Memory", "jdbc:groundspeed:h2:mem:x"),
        memory + "/connection-properties=groundspeed.module:add(value=com.h2database.h2)");

    Run refused = server.runs("unconfigure-standalone.cli");

    assertThat(refused.status()).isNotZero();
    assertThat(refused.printedOperations())
        .contains(
            memory + ":write-attribute(name=driver-name, value=h2)",
            memory + "/connection-properties=groundspeed.module:remove()",
            memory + ":write-attribute(name=connection-url, value=\"jdbc:h2:mem:x\")");
    edits(
        memory + ":write-attribute(name=driver-name, value=h2)",
        memory + "/connection-properties=groundspeed.module:remove()",
        memory + ":write-attribute(name=connection-url, value=\"jdbc:h2:mem:x\")");
    succeeds(server.runs("unconfigure-standalone.cli"));
  }

  @Test
  void a_url_with_an_expression_is_shown_as_it_is() throws Exception {
    edits(
        ADD.formatted(SHOP, "Shop", "jdbc:groundspeed:${env.SHOP_URL:jdbc:postgresql://db/shop}"));

    Run refused = server.runs("unconfigure-standalone.cli");

    assertThat(refused.status()).isNotZero();
    assertThat(refused.output())
        .contains(SHOP + ":write-attribute(name=driver-name, value=postgresql)")
        .contains(SHOP + ":write-attribute(name=connection-url, value=...)")
        .contains("jdbc:groundspeed:${env.SHOP_URL:jdbc:postgresql://db/shop}");
  }

  @Test
  void those_that_are_not_measured_are_no_reason_to_refuse() throws Exception {
    edits(
        "/subsystem=datasources/data-source=PlainDS:add(jndi-name=java:/Plain, driver-name=h2, connection-url=jdbc:h2:mem:plain)");

    succeeds(server.runs("unconfigure-standalone.cli"));

    assertThat(server.configuration("standalone"))
        .contains("PlainDS")
        .doesNotContain("groundspeed");
  }

  private void edits(String... operations) throws Exception {
    List<String> commands = new ArrayList<>(List.of("embed-server"));
    commands.addAll(List.of(operations));
    succeeds(server.executes(commands.toArray(String[]::new)));
  }

  private static void succeeds(Run run) {
    assertThat(run.status()).as(run.output()).isZero();
  }
}
