package io.groundspeed.job.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.TestDatabase;
import io.groundspeed.testing.TestEntities;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ScheduledJobTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void a_schedule_is_read_as_it_was_written() {
    ScheduledJob schedule =
        new ScheduledJob(
            new ScheduleChange(
                "Nightly",
                "cleanup",
                "0 2 * * *",
                "Europe/Brussels",
                "{\"a\": 1}",
                Misfire.SKIP,
                Overlap.QUEUE,
                true),
            NOON,
            job -> {});
    schedule.ranBetween(7, NOON);

    try (TestDatabase db = TestDatabase.fresh();
        TestEntities entities = TestEntities.on(db)) {
      assertThat(entities.storeAndLoad(schedule)).usingRecursiveComparison().isEqualTo(schedule);
    }
  }
}
