package io.groundspeed.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.launcher.EmbeddedDatabase;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.jboss.as.controller.client.ModelControllerClient;
import org.jboss.as.controller.client.helpers.Operations;
import org.jboss.as.controller.client.helpers.Operations.CompositeOperationBuilder;
import org.jboss.dmr.ModelNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** XA data sources: one through the probe, one without it. */
@ExtendWith(ProbedServer.class)
class XaDataSourcesIT {
  private static final String PAST = "PastXA";
  private static final String THROUGH = "ThroughXA";
  private static final String JNDI = "java:jboss/datasources/";

  @BeforeAll
  static void add() throws IOException {
    add(PAST, "postgresql", "org.postgresql.xa.PGXADataSource");
    add(THROUGH, "groundspeed", null);
  }

  /** Without a class, that of the driver is used. */
  private static void add(String name, String driver, String type) throws IOException {
    EmbeddedDatabase database = ProbedServer.embedded();
    ModelNode source = Operations.createAddOperation(address(name));
    source.get("jndi-name").set(JNDI + name);
    source.get("driver-name").set(driver);
    source.get("user-name").set(database.user());
    source.get("password").set(database.password());
    if (type != null) {
      source.get("xa-datasource-class").set(type);
    }
    ModelNode url =
        Operations.createAddOperation(address(name).add("xa-datasource-properties", "URL"));
    url.get("value").set(database.jdbcUrl());
    execute(CompositeOperationBuilder.create().addStep(source).addStep(url).build().getOperation());
  }

  @AfterAll
  static void remove() throws IOException {
    for (String name : List.of(PAST, THROUGH)) {
      ModelNode remove = Operations.createRemoveOperation(address(name));
      remove.get("operation-headers", "allow-resource-service-restart").set(true);
      execute(remove);
    }
  }

  private static ModelNode address(String name) {
    return Operations.createAddress("subsystem", "datasources", "xa-data-source", name);
  }

  private static void execute(ModelNode operation) throws IOException {
    try (ModelControllerClient server =
        ModelControllerClient.Factory.create("127.0.0.1", ProbedServer.node().managementPort())) {
      ModelNode result = server.execute(operation);
      assertThat(Operations.isSuccessfulOutcome(result)).as(result.toString()).isTrue();
    }
  }

  @Test
  void through_the_probe_its_statements_are_measured() {
    assertThat(send(THROUGH)).isEqualTo(200);

    JsonObject insert =
        new Figures(ProbedServer.http())
            .awaitQueryOf("plain.war", "/plain/parcels", "insert into parcel(name) values (?)");
    assertThat(insert.getInt("calls")).isEqualTo(1);
  }

  @Test
  void past_the_probe_it_works_as_well_and_is_listed_with_what_would_measure_it() {
    assertThat(send(PAST)).isEqualTo(200);

    assertThat(unmeasured())
        .filteredOn(source -> source.getString("name").endsWith("XA"))
        .singleElement()
        .satisfies(
            source -> {
              assertThat(source.getString("jndiName")).isEqualTo(JNDI + PAST);
              assertThat(source.getString("url")).isEqualTo("XA: org.postgresql.xa.PGXADataSource");
              assertThat(source.getJsonArray("cli")).hasSize(3);
            });
  }

  private static int send(String source) {
    return ProbedServer.http().request("GET", "plain/parcels?source=" + JNDI + source).statusCode();
  }

  private static List<JsonObject> unmeasured() {
    String body = ProbedServer.http().asAdmin("api/performance/system").body();
    return Json.createReader(new StringReader(body))
        .readObject()
        .getJsonObject("selfTest")
        .getJsonArray("unmeasured")
        .getValuesAs(JsonObject.class);
  }
}
