package io.groundspeed.web.frame;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class ChartJsonTest {
  private static final String HOSTILE = "</script><script>x()</script><!-- & \u2028\u2029";

  @Test
  void nothing_in_it_ends_the_script_around_it() {
    String json = ChartJson.text(Json.createObjectBuilder().add("label", HOSTILE).build());

    assertThat(json).doesNotContain("<", ">", "&", "\u2028", "\u2029");
  }

  @Test
  void it_says_the_same_as_before() {
    JsonObject config = Json.createObjectBuilder().add("label", HOSTILE).build();

    JsonObject read = Json.createReader(new StringReader(ChartJson.text(config))).readObject();

    assertThat(read).isEqualTo(config);
  }
}
