package io.groundspeed.server;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundspeed.launcher.StartFailure;
import io.groundspeed.testing.Build;
import io.groundspeed.testing.RunningGroundspeed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An invalid setting of any module refuses the deployment, and the log says which and why. */
class RefusedSettingsIT {
  @ParameterizedTest
  @CsvSource({
    "GROUNDSPEED_CACHE_LOAD_SECONDS, soon, a whole number from 1 to 60",
    "GROUNDSPEED_SESSION_HOURS, 0, a whole number from 1 to 168",
    "GROUNDSPEED_QUERY_BINDS, true, on or off"
  })
  void the_log_names_the_variable_the_rule_and_the_value(String name, String value, String rule) {
    assertThatThrownBy(
            () ->
                RunningGroundspeed.withNodes(
                        1, node -> node.deployment(Build.ear()).env(name, value))
                    .close())
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("%s must be %s, not \"%s\"", name, rule, value);
  }
}
