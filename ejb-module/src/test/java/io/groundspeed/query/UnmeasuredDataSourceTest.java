package io.groundspeed.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnmeasuredDataSourceTest {
  @Test
  void the_command_line_keeps_all_of_the_url_but_a_password() {
    UnmeasuredDataSource shop =
        UnmeasuredDataSource.of(
            "ShopDS",
            "java:/shop",
            "jdbc:postgresql://db:5432/shop?user=shop&password=secret&loginTimeout=3");

    assertThat(shop.toString()).doesNotContain("secret");
    assertThat(shop.cli())
        .containsExactly(
            "/subsystem=datasources/data-source=ShopDS:write-attribute(name=driver-name,"
                + " value=groundspeed)",
            "/subsystem=datasources/data-source=ShopDS:write-attribute(name=connection-url,"
                + " value=\"jdbc:groundspeed:postgresql://db:5432/shop?user=shop&password=…&loginTimeout=3\")",
            "reload");
  }

  @Test
  void what_the_probe_has_no_driver_for_has_no_command_line() {
    assertThat(UnmeasuredDataSource.of("ExampleDS", "java:/x", "jdbc:h2:mem:test").cli()).isEmpty();
    assertThat(UnmeasuredDataSource.xa("OldXA", "java:/xa", "org.h2.jdbcx.JdbcDataSource"))
        .hasToString("OldXA, which is not PostgreSQL")
        .satisfies(source -> assertThat(source.cli()).isEmpty());
  }

  @Test
  void an_xa_data_source_of_postgresql_gets_another_driver_and_class() {
    assertThat(
            UnmeasuredDataSource.xa("ShopXA", "java:/xa", "org.postgresql.xa.PGXADataSource").cli())
        .containsExactly(
            "/subsystem=datasources/xa-data-source=ShopXA:write-attribute(name=driver-name,"
                + " value=groundspeed)",
            "/subsystem=datasources/xa-data-source=ShopXA:write-attribute(name=xa-datasource-class,"
                + " value=io.groundspeed.probe.jdbc.GroundspeedXADataSource)",
            "reload");
  }
}
