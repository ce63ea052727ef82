package io.groundspeed.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Schedules that are due every minute of a clock that a test sets. They enqueue jobs of a type
 * without a handler.
 */
public final class EveryMinute {
  private static final Instant NOON = Instant.parse("2031-03-04T12:00:00Z");
  private static final int SCHEDULES = 20;

  private static final String JOBS =
      "SELECT count(*) FROM groundspeed.background_jobs WHERE job_type = 'nobody_does_this'";
  private static final String FIRES = "SELECT count(*) FROM groundspeed.scheduled_job_fires";

  private final Database database;
  private Instant now = NOON;
  private int minutes;

  private EveryMinute(Database database) {
    this.database = database;
  }

  /** Replaces all other schedules with these, and sets the cluster's clock. */
  public static EveryMinute begin(Database database) {
    EveryMinute begun = new EveryMinute(database);
    begun.setClock();
    database.execute(
        """
        DELETE FROM groundspeed.scheduled_jobs;
        INSERT INTO groundspeed.scheduled_jobs (name, job_type, schedule, overlap)
        SELECT 'Schedule ' || number, 'nobody_does_this', '* * * * *', 'allow'
          FROM generate_series(1, %d) AS number
        """
            .formatted(SCHEDULES));
    begun.awaitNextRun();
    return begun;
  }

  /** Lets this many minutes pass, one after the other. */
  public void pass(int more) {
    for (int i = 0; i < more; i++) {
      minutes++;
      now = now.plus(Duration.ofMinutes(1));
      setClock();
      awaitNextRun();
    }
  }

  /** Asserts that each minute has one job of each schedule, whatever the number of nodes. */
  public void assertEachFiredOnce() {
    assertThat(database.count(JOBS)).isEqualTo((long) SCHEDULES * minutes);
    assertThat(database.count(FIRES)).isEqualTo((long) SCHEDULES * minutes);
  }

  private void awaitNextRun() {
    Instant expected = now.plusSeconds(60);
    String waiting =
        "SELECT count(*) FROM groundspeed.scheduled_jobs WHERE next_run_at IS DISTINCT FROM '%s'"
            .formatted(expected);
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (database.count(waiting) > 0) {
      assertThat(System.nanoTime()).as("next run at " + expected).isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  private void setClock() {
    database.execute(
        """
        CREATE OR REPLACE FUNCTION groundspeed.clock() RETURNS timestamptz
            LANGUAGE sql STABLE PARALLEL SAFE
        RETURN timestamptz '%s'
        """
            .formatted(now));
  }
}
