package io.groundspeed.job.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.groundspeed.job.JobStatus;
import io.groundspeed.testing.GroundspeedEar;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs inside the server, where only JUnit's assertions are available. */
@ExtendWith(ArquillianExtension.class)
class SchedulesInServerIT {
  @Deployment
  static EnterpriseArchive ear() {
    return GroundspeedEar.withTests(SchedulesInServerIT.class, AsAdministrator.class);
  }

  @Inject private AsAdministrator schedules;
  @Resource private UserTransaction transaction;

  @Test
  void a_run_that_is_asked_for_is_a_waiting_job() throws Exception {
    transaction.begin(); // a worker would take the job after the commit
    long id = schedules.create(hourly("Asked for"));

    long job = schedules.runNow(id);

    ScheduleSummary found = schedules.find(id);
    assertEquals(job, found.lastJobId());
    assertEquals(JobStatus.PENDING, found.lastResult());
    assertEquals("Every hour", found.inWords());
    assertEquals(3, found.nextRuns().size());
    transaction.rollback();
  }

  @Test
  void a_wrong_expression_reaches_the_caller_as_what_it_is() {
    InvalidSchedule refused =
        assertThrows(
            InvalidSchedule.class,
            () ->
                schedules.create(
                    new ScheduleChange(
                        "Wrong", "daily_stats", "0 24 * * *", null, null, null, null)));

    assertEquals("schedule", refused.field());
    assertThrows(UnknownSchedule.class, () -> schedules.update(-1, ScheduleChange.ofActive(false)));
  }

  @Test
  void what_the_caller_rolls_back_has_not_been() throws Exception {
    transaction.begin();
    long id = schedules.create(hourly("Rolled back"));
    schedules.runNow(id);
    transaction.rollback();

    assertNull(schedules.find(id));
  }

  private static ScheduleChange hourly(String name) {
    return new ScheduleChange(name, "daily_stats", "0 * * * *", null, null, null, null);
  }
}
