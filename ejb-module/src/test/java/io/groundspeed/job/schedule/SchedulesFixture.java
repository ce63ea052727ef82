package io.groundspeed.job.schedule;

import io.groundspeed.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** A database without the shipped schedules, whose clock is stopped. */
final class SchedulesFixture implements AutoCloseable {
  final TestDatabase db = TestDatabase.fresh();

  SchedulesFixture(Instant now) {
    db.update("DELETE FROM groundspeed.scheduled_jobs");
    db.stopClockAt(now);
  }

  /** Creates a schedule that no tick has processed yet, and returns its id. */
  long schedule(String name, String cron, String zone, Misfire misfire) {
    return db.number(
        """
        INSERT INTO groundspeed.scheduled_jobs
               (name, job_type, schedule, time_zone, misfire, overlap, payload_template)
        VALUES (?, 'cleanup', ?, ?, lower(?), 'allow', '{"days_to_keep": 3}')
        RETURNING id
        """,
        name,
        cron,
        zone,
        misfire.name());
  }

  long everyMinute(String name) {
    return schedule(name, "* * * * *", "UTC", Misfire.COALESCE);
  }

  List<Instant> fireTimes(long schedule) {
    return db
        .rows(
            """
            SELECT fire_time FROM groundspeed.scheduled_job_fires
             WHERE schedule_id = ? ORDER BY fire_time
            """,
            schedule)
        .stream()
        .map(row -> (Instant) row.get("fire_time"))
        .toList();
  }

  Instant nextRun(long schedule) {
    return (Instant) column(schedule, "next_run_at");
  }

  String lastError(long schedule) {
    return (String) column(schedule, "last_error");
  }

  private Object column(long schedule, String name) {
    return db.row("SELECT * FROM groundspeed.scheduled_jobs WHERE id = ?", schedule).get(name);
  }

  long jobs() {
    return db.number("SELECT count(*) FROM groundspeed.background_jobs");
  }

  static Queue fullQueue() {
    return (connection, job) -> {
      throw new SQLException("The queue is full");
    };
  }

  @Override
  public void close() {
    db.close();
  }
}
