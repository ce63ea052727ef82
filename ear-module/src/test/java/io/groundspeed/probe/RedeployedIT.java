package io.groundspeed.probe;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What was measured and then undeployed leaves no class loader behind. */
@ExtendWith(ProbedServer.class)
class RedeployedIT {
  @Test
  void a_few_rounds_leave_no_class_loader() {
    Redeployments.plain(ProbedServer.node(), "again.war").leaveNothing(5);
  }

  @Test
  void nor_does_one_of_resources_and_entities() {
    Redeployments.rest(ProbedServer.node(), "again-rest.war").leaveNothing(5);
  }
}
