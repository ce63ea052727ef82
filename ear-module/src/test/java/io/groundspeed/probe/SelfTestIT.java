package io.groundspeed.probe;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What Groundspeed says of what it sees on its server: WildFly has a data source of its own, H2.
 */
@ExtendWith(ProbedServer.class)
class SelfTestIT {
  @Test
  void the_canary_is_seen_and_what_is_not_measured_is_listed() {
    JsonObject result = selfTest();

    assertThat(result.getBoolean("statementSeen")).isTrue();
    assertThat(result.getBoolean("requestSeen")).isTrue();
    assertThat(result.getJsonArray("unmeasured").getValuesAs(JsonObject.class))
        .singleElement()
        .satisfies(
            source -> {
              assertThat(source.getString("name")).isEqualTo("ExampleDS");
              assertThat(source.getString("jndiName"))
                  .isEqualTo("java:jboss/datasources/ExampleDS");
              assertThat(source.getString("url")).startsWith("jdbc:h2:mem:test");
              assertThat(source.getJsonArray("cli")).isEmpty();
            });
  }

  private static JsonObject selfTest() {
    String body = ProbedServer.http().asAdmin("api/performance/system").body();
    return Json.createReader(new StringReader(body)).readObject().getJsonObject("selfTest");
  }
}
