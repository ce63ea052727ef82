package io.groundspeed.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.Build;
import io.groundspeed.testing.Database;
import io.groundspeed.testing.RunningGroundspeed;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Measured applications are deployed and undeployed many times, and continue when Groundspeed is
 * undeployed.
 */
@Tag("faults")
class UndeployedIT {
  private static RunningGroundspeed groundspeed;

  @BeforeAll
  static void start() {
    groundspeed =
        RunningGroundspeed.withNodes(
            1, node -> node.deployment(Build.ear()).env("GROUNDSPEED_QUERY_BINDS", "on"));
  }

  @AfterAll
  static void stop() {
    if (groundspeed != null) {
      groundspeed.close();
    }
  }

  @Test
  void without_us_the_application_goes_on_and_neither_leaves_anything() {
    Redeployments.plain(groundspeed.node(0), "fifty.war").leaveNothing(50);
    Redeployments.rest(groundspeed.node(0), "fifty-rest.war").leaveNothing(50);

    assertThat(new Database(groundspeed.database()).value(ForeignDeploymentsIT.METADATA_OF_BOUND))
        .as("values are kept where the operator wants them")
        .isEqualTo("{\"binds\": [\"0.125\"]}");
    Redeployments shop = Redeployments.plain(groundspeed.node(0), "plain.war");
    shop.deploy();
    shop.undeploy("groundspeed.ear");
    shop.use();
    Redeployments.await(() -> !shop.ourThreadsRun());
  }
}
