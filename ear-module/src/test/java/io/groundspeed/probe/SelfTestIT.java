package io.groundspeed.probe;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Groundspeed's self-test on its server; WildFly has its own data source, H2. */
@ExtendWith(ProbedServer.class)
class SelfTestIT {
  @Test
  void the_canary_is_seen_and_what_is_not_measured_is_listed() {
    JsonObject result = selfTest();

    assertThat(result.getBoolean("statementSeen")).isTrue();
    assertThat(result.getBoolean("requestSeen")).isTrue();
    JsonObject source = unmeasured(result, "ExampleDS");
    assertThat(source.containsKey("deployment")).isFalse();
    assertThat(source.getString("jndiName")).isEqualTo("java:jboss/datasources/ExampleDS");
    assertThat(source.getString("url")).startsWith("jdbc:h2:mem:test");
    assertThat(source.getJsonArray("cli").toString())
        .contains("driver-name, value=groundspeed", "jdbc:groundspeed:h2:mem:test")
        .doesNotContain("groundspeed.module");
  }

  @Test
  void what_deployments_bring_is_listed_with_what_measures_it() {
    JsonObject result = selfTest();

    JsonObject filed = unmeasured(result, "FiledDS");
    assertThat(filed.getString("deployment")).isEqualTo("own.war");
    assertThat(filed.getString("advice"))
        .startsWith("own.war brings it. In its -ds.xml, let the driver be groundspeed");
    assertThat(filed.getJsonArray("cli")).isEmpty();
    JsonObject defined = unmeasured(result, "Defined");
    assertThat(defined.getString("deployment")).isEqualTo("own");
    assertThat(defined.getString("jndiName")).isEqualTo("java:app/Defined");
    assertThat(defined.getString("advice")).startsWith("own defines it by an annotation");
    assertThat(defined.getJsonArray("cli")).isEmpty();
  }

  @Test
  void a_deployment_with_requests_and_no_statement_is_named() {
    ProbedServer.http().request("GET", "faces/tasks.jsf");

    assertThat(selfTest().getJsonArray("silent").getValuesAs(JsonString.class))
        .extracting(JsonString::getString)
        .contains("faces.war")
        .doesNotContain("groundspeed.ear");
  }

  private static JsonObject unmeasured(JsonObject result, String name) {
    return result.getJsonArray("unmeasured").getValuesAs(JsonObject.class).stream()
        .filter(source -> source.getString("name").contains(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not in " + result));
  }

  private static JsonObject selfTest() {
    String body = ProbedServer.http().asAdmin("api/performance/system").body();
    return Json.createReader(new StringReader(body)).readObject().getJsonObject("selfTest");
  }
}
