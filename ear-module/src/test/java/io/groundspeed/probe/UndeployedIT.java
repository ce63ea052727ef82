package io.groundspeed.probe;

import io.groundspeed.testing.RunningGroundspeed;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Applications that are measured come and go for long, and go on when Groundspeed is undeployed.
 */
@Tag("faults")
class UndeployedIT {
  private static RunningGroundspeed groundspeed;

  @BeforeAll
  static void start() {
    groundspeed = RunningGroundspeed.withNodes(1);
  }

  @AfterAll
  static void stop() {
    if (groundspeed != null) {
      groundspeed.close();
    }
  }

  @Test
  void without_us_the_application_goes_on_and_neither_leaves_anything() {
    new Redeployments(groundspeed.node(0), "fifty.war").leaveNothing(50);

    Redeployments shop = new Redeployments(groundspeed.node(0), "plain.war");
    shop.deploy();
    shop.undeploy("groundspeed.ear");
    shop.use();
    Redeployments.await(() -> !shop.ourThreadsRun());
  }
}
