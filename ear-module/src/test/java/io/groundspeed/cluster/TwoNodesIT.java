package io.groundspeed.cluster;

import static io.groundspeed.testing.Beacons.beacon;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.Beacons;
import io.groundspeed.testing.Database;
import io.groundspeed.testing.RunningGroundspeed;
import org.junit.jupiter.api.Test;

class TwoNodesIT {
  @Test
  void two_nodes_started_together_on_an_empty_database_both_serve() {
    try (RunningGroundspeed groundspeed = RunningGroundspeed.withNodesTogether(2)) {
      Database database = new Database(groundspeed.database());
      Beacons first = new Beacons(groundspeed.node(0).url());
      Beacons second = new Beacons(groundspeed.node(1).url());

      assertThat(first.post(beacon("/", "LCP", 1_000, "both")).statusCode()).isEqualTo(204);
      assertThat(second.post(beacon("/", "LCP", 2_000, "both")).statusCode()).isEqualTo(204);
      assertThat(second.post(beacon("/", "LCP", 3_000, "second")).statusCode()).isEqualTo(204);

      assertThat(database.value("SELECT sum(metric_value) FROM groundspeed.web_vitals"))
          .isEqualTo("5000");
      for (Beacons node : new Beacons[] {first, second}) {
        assertThat(node.asAdmin("api/performance/vitals?range=1h").body())
            .contains("{\"name\":\"LCP\",\"samples\":2,");
      }
      assertThat(database.count("SELECT count(*) FROM groundspeed.users WHERE role = 'admin'"))
          .isOne();
    }
  }
}
