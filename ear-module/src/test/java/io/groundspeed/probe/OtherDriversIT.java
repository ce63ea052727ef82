package io.groundspeed.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.launcher.EmbeddedDatabase;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jboss.as.controller.client.ModelControllerClient;
import org.jboss.as.controller.client.helpers.Operations;
import org.jboss.dmr.ModelNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Statements of other databases, and of connections that an application opens itself. */
@ExtendWith(ProbedServer.class)
class OtherDriversIT {
  private static final String JNDI = "java:jboss/datasources/";

  @Test
  void a_data_source_of_another_database_is_measured_by_its_url() throws IOException {
    String name = "MeasuredH2";
    ModelNode address = Operations.createAddress("subsystem", "datasources", "data-source", name);
    ModelNode add = Operations.createAddOperation(address);
    add.get("jndi-name").set(JNDI + name);
    add.get("driver-name").set("groundspeed");
    add.get("connection-url").set("jdbc:groundspeed:h2:mem:measured;DB_CLOSE_DELAY=-1");
    add.get("user-name").set("sa");
    add.get("password").set("sa");
    execute(add);
    try {
      assertThat(get("own/run?as=h2&source=" + JNDI + name)).isEqualTo(200);

      new Figures(ProbedServer.http()).awaitQueryOf("own.war", "/own/run", "select ? as by_h2");
    } finally {
      ModelNode remove = Operations.createRemoveOperation(address);
      remove.get("operation-headers", "allow-resource-service-restart").set(true);
      execute(remove);
    }
  }

  @Test
  void connections_that_an_application_opens_itself_are_measured_by_their_url() {
    EmbeddedDatabase database = ProbedServer.embedded();
    String url = database.jdbcUrl().replace("jdbc:", "jdbc:groundspeed:");

    assertThat(
            get(
                "own/run?as=hand&url=%s&user=%s&password=%s"
                    .formatted(encoded(url), database.user(), database.password())))
        .isEqualTo(200);

    new Figures(ProbedServer.http()).awaitQueryOf("own.war", "/own/run", "select ? as by_hand");
  }

  @Test
  void what_is_not_measured_works_as_before() {
    assertThat(get("own/run?as=definition")).isEqualTo(200);
    assertThat(get("own/run?as=file&filed=yes")).isEqualTo(200);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static int get(String path) {
    return ProbedServer.http().request("GET", path).statusCode();
  }

  private static void execute(ModelNode operation) throws IOException {
    try (ModelControllerClient server =
        ModelControllerClient.Factory.create("127.0.0.1", ProbedServer.node().managementPort())) {
      ModelNode result = server.execute(operation);
      assertThat(Operations.isSuccessfulOutcome(result)).as(result.toString()).isTrue();
    }
  }
}
