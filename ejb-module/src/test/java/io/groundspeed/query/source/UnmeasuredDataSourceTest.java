package io.groundspeed.query.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnmeasuredDataSourceTest {
  @Test
  void the_command_line_keeps_all_of_the_url() {
    UnmeasuredDataSource shop =
        UnmeasuredDataSource.of(
            "ShopDS",
            "java:/shop",
            "jdbc:postgresql://db:5432/shop?user=shop&loginTimeout=3",
            "org.postgresql");

    assertThat(shop.cli())
        .containsExactly(
            "/subsystem=datasources/data-source=ShopDS:write-attribute(name=driver-name,"
                + " value=groundspeed)",
            "/subsystem=datasources/data-source=ShopDS:write-attribute(name=connection-url,"
                + " value=\"jdbc:groundspeed:postgresql://db:5432/shop?user=shop&loginTimeout=3\")",
            "reload");
  }

  @Test
  void what_commands_would_break_has_none() {
    UnmeasuredDataSource secret =
        UnmeasuredDataSource.of(
            "ShopDS", "java:/shop", "jdbc:postgresql://db/shop?password=hidden", "org.postgresql");
    assertThat(secret.cli()).isEmpty();
    assertThat(secret.toString())
        .startsWith("ShopDS: Its URL has a password")
        .doesNotContain("hidden");

    UnmeasuredDataSource deployed =
        UnmeasuredDataSource.of("OldDS", "java:/old", "jdbc:mysql://db/old", "");
    assertThat(deployed.cli()).isEmpty();
    assertThat(deployed.advice()).contains("its driver is in no module of the server");
    assertThat(
            UnmeasuredDataSource.ofDeployment("X", "x.war", "java:/x", "jdbc:mysql://x").advice())
        .contains("groundspeed.module");
    assertThat(
            UnmeasuredDataSource.xa("X", "x.war", "java:/x", "org.postgresql.xa.PGXADataSource")
                .advice())
        .startsWith("x.war brings it. Move it to the server");
  }

  @Test
  void another_database_is_measured_by_the_module_of_its_driver() {
    assertThat(
            UnmeasuredDataSource.of("OldDS", "java:/old", "jdbc:mysql://db/old", "com.mysql").cli())
        .containsExactly(
            "/subsystem=datasources/data-source=OldDS/connection-properties=groundspeed.module:add(value=com.mysql)",
            "/subsystem=datasources/data-source=OldDS:write-attribute(name=driver-name,"
                + " value=groundspeed)",
            "/subsystem=datasources/data-source=OldDS:write-attribute(name=connection-url,"
                + " value=\"jdbc:groundspeed:mysql://db/old\")",
            "reload");
  }

  @Test
  void what_a_deployment_brings_is_changed_there() {
    UnmeasuredDataSource filed =
        UnmeasuredDataSource.ofDeployment("FiledDS", "own.war", "java:/filed", "jdbc:h2:mem:x");

    assertThat(filed.cli()).isEmpty();
    assertThat(filed.advice())
        .startsWith("own.war brings it. In its -ds.xml, let the driver be groundspeed")
        .contains("jdbc:groundspeed:h2:");
  }

  @Test
  void another_database_has_no_xa_through_the_probe() {
    UnmeasuredDataSource xa =
        UnmeasuredDataSource.xa("OldXA", null, "java:/xa", "org.h2.jdbcx.JdbcDataSource");

    assertThat(xa.cli()).isEmpty();
    assertThat(xa).hasToString("OldXA: " + xa.advice());
    assertThat(xa.advice()).startsWith("It can't be measured");
  }

  @Test
  void an_xa_data_source_of_postgresql_gets_another_driver_and_class() {
    assertThat(
            UnmeasuredDataSource.xa("ShopXA", null, "java:/xa", "org.postgresql.xa.PGXADataSource")
                .cli())
        .containsExactly(
            "/subsystem=datasources/xa-data-source=ShopXA:write-attribute(name=driver-name,"
                + " value=groundspeed)",
            "/subsystem=datasources/xa-data-source=ShopXA:write-attribute(name=xa-datasource-class,"
                + " value=io.groundspeed.probe.jdbc.GroundspeedXADataSource)",
            "reload");
  }
}
