package io.groundspeed.cluster;

import static io.groundspeed.testing.Beacons.beacon;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.Beacons;
import io.groundspeed.testing.Database;
import io.groundspeed.testing.RunningGroundspeed;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Two nodes that were started together on an empty database; the last test kills one. */
@TestMethodOrder(OrderAnnotation.class)
class TwoNodesIT {
  private static final Instant NOON = Instant.parse("2031-03-04T12:00:00Z");
  private static final int SCHEDULES = 20;

  private static final String JOBS =
      "SELECT count(*) FROM groundspeed.background_jobs WHERE job_type = 'nobody_does_this'";
  private static final String FIRES = "SELECT count(*) FROM groundspeed.scheduled_job_fires";

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
    setClock(NOON);
    everyMinute();

    for (int minute = 1; minute <= 5; minute++) {
      fire(minute);
    }
    groundspeed.node(0).kill();
    fire(6);

    assertThat(database.count(JOBS)).isEqualTo(SCHEDULES * 6);
    assertThat(database.count(FIRES)).isEqualTo(SCHEDULES * 6);
  }

  private void everyMinute() {
    database.execute(
        """
        DELETE FROM groundspeed.scheduled_jobs;
        INSERT INTO groundspeed.scheduled_jobs (name, job_type, schedule)
        SELECT 'Schedule ' || number, 'nobody_does_this', '* * * * *'
          FROM generate_series(1, %d) AS number
        """
            .formatted(SCHEDULES));
    awaitNextRun(NOON.plusSeconds(60));
  }

  private void fire(int minute) {
    Instant now = NOON.plus(Duration.ofMinutes(minute));
    setClock(now);
    awaitNextRun(now.plusSeconds(60));
  }

  private void awaitNextRun(Instant expected) {
    String waiting =
        "SELECT count(*) FROM groundspeed.scheduled_jobs WHERE next_run_at IS DISTINCT FROM '%s'"
            .formatted(expected);
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (database.count(waiting) > 0) {
      assertThat(System.nanoTime()).as("next run at " + expected).isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  private void setClock(Instant now) {
    database.execute(
        """
        CREATE OR REPLACE FUNCTION groundspeed.clock() RETURNS timestamptz
            LANGUAGE sql STABLE PARALLEL SAFE
        RETURN timestamptz '%s'
        """
            .formatted(now));
  }
}
