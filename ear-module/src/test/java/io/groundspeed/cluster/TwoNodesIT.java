package io.groundspeed.cluster;

import static io.groundspeed.testing.Beacons.beacon;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.Beacons;
import io.groundspeed.testing.Database;
import io.groundspeed.testing.RunningGroundspeed;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Two nodes that were started at the same time on an empty database; the last test kills one. */
@Tag("faults")
@TestMethodOrder(OrderAnnotation.class)
class TwoNodesIT {
  private static RunningGroundspeed groundspeed;
  private static Database database;

  @BeforeAll
  static void start() {
    groundspeed = RunningGroundspeed.withNodesTogether(2);
    database = new Database(groundspeed.database());
  }

  @AfterAll
  static void stop() {
    groundspeed.close();
  }

  @Test
  @Order(1)
  void both_serve() {
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

  @Test
  @Order(2)
  void they_fire_each_minute_once_and_one_goes_on_when_the_other_is_killed() {
    EveryMinute everyMinute = EveryMinute.begin(database);

    everyMinute.pass(5);
    groundspeed.node(0).kill();
    everyMinute.pass(1);

    everyMinute.assertEachFiredOnce();
  }
}
