package io.groundspeed.job.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.job.Enqueueing;
import io.groundspeed.testing.Sessions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TickingTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final SchedulesFixture schedules = new SchedulesFixture(NOON);
  private PlainNode node;

  @BeforeEach
  void start() throws SQLException {
    node = new PlainNode(schedules.db);
  }

  @AfterEach
  void close() throws SQLException {
    node.close();
    schedules.close();
  }

  @Test
  void a_thousand_minutes_on_two_nodes_fire_a_thousand_times() throws Exception {
    long schedule = schedules.everyMinute("Every minute");
    node.tick();

    try (PlainNode other = new PlainNode(schedules.db)) {
      for (int minute = 1; minute <= 1_000; minute++) {
        schedules.db.stopClockAt(NOON.plus(Duration.ofMinutes(minute)));
        Sessions.atOnce(2, session -> (session == 0 ? node : other).tick());
      }
    }

    assertThat(schedules.fireTimes(schedule))
        .isEqualTo(
            IntStream.rangeClosed(1, 1_000)
                .mapToObj(minute -> NOON.plus(Duration.ofMinutes(minute)))
                .toList());
    assertThat(schedules.jobs()).isEqualTo(1_000);
  }

  @Test
  void the_job_is_of_the_schedules_type_and_payload() {
    long schedule = schedules.everyMinute("Every minute");
    tickAt(NOON);

    tickAt(NOON.plusSeconds(61));

    assertThat(
            schedules.db.row(
                "SELECT id, job_type, job_name, payload::text, status FROM groundspeed.background_jobs"))
        .containsEntry("job_type", "cleanup")
        .containsEntry("job_name", "Every minute")
        .containsEntry("payload", "{\"days_to_keep\": 3}")
        .containsEntry("status", "pending");
    assertThat(schedules.db.row("SELECT * FROM groundspeed.scheduled_jobs"))
        .containsEntry("last_run_at", NOON.plusSeconds(61))
        .containsEntry(
            "last_job_id", schedules.db.number("SELECT id FROM groundspeed.background_jobs"));
    assertThat(schedules.nextRun(schedule)).isEqualTo(NOON.plusSeconds(120));
  }

  @Test
  void a_schedule_that_no_tick_has_seen_is_given_its_time_and_does_not_fire() {
    long schedule = schedules.everyMinute("Every minute");

    tickAt(NOON);

    assertThat(schedules.nextRun(schedule)).isEqualTo(NOON.plusSeconds(60));
    assertThat(schedules.jobs()).isZero();
  }

  @Test
  void a_schedule_that_is_off_does_not_fire() {
    schedules.everyMinute("Every minute");
    tickAt(NOON);
    schedules.db.update("UPDATE groundspeed.scheduled_jobs SET is_active = false");

    tickAt(NOON.plusSeconds(60));

    assertThat(schedules.jobs()).isZero();
  }

  @Test
  void fire_times_missed_while_no_node_was_up_are_one_run() {
    long schedule = schedules.everyMinute("Every minute");
    tickAt(NOON);

    tickAt(NOON.plus(Duration.ofHours(3)).plusSeconds(30));
    tickAt(NOON.plus(Duration.ofHours(3)).plusSeconds(32));

    assertThat(schedules.fireTimes(schedule)).containsExactly(NOON.plusSeconds(60));
    assertThat(schedules.nextRun(schedule))
        .isEqualTo(NOON.plus(Duration.ofHours(3)).plusSeconds(60));
  }

  @Test
  void a_schedule_that_skips_leaves_missed_fire_times_out() {
    long schedule = schedules.schedule("Nightly", "0 2 * * *", "UTC", Misfire.SKIP);
    tickAt(NOON);
    Instant night = Instant.parse("2026-11-23T02:00:00Z");

    tickAt(night.plus(Duration.ofHours(5)));
    assertThat(schedules.jobs()).isZero();
    assertThat(schedules.nextRun(schedule)).isEqualTo(night.plus(Duration.ofDays(1)));

    tickAt(night.plus(Duration.ofDays(1)).plusSeconds(2));
    assertThat(schedules.fireTimes(schedule)).containsExactly(night.plus(Duration.ofDays(1)));
  }

  @Test
  void a_schedule_that_skips_runs_what_is_less_than_a_minute_late() {
    long schedule = schedules.schedule("Often", "*/5 * * * *", "UTC", Misfire.SKIP);
    tickAt(NOON);

    tickAt(NOON.plus(Duration.ofHours(1)).plusSeconds(60));

    assertThat(schedules.fireTimes(schedule)).containsExactly(NOON.plus(Duration.ofHours(1)));
  }

  @Test
  void a_fixed_local_time_fires_once_where_the_clock_goes_back_and_later_where_it_jumps() {
    long autumn = nightlyInBrusselsFrom("2024-10-26T12:00:00Z");
    everyTenMinutes("2024-10-26T12:00:00Z", Duration.ofHours(24));
    assertThat(schedules.fireTimes(autumn)).containsExactly(Instant.parse("2024-10-27T00:05:00Z"));

    schedules.db.update("DELETE FROM groundspeed.scheduled_jobs");
    long spring = nightlyInBrusselsFrom("2025-03-29T12:00:00Z");
    everyTenMinutes("2025-03-29T12:00:00Z", Duration.ofHours(24));
    assertThat(schedules.fireTimes(spring)).containsExactly(Instant.parse("2025-03-30T01:05:00Z"));
  }

  private long nightlyInBrusselsFrom(String start) {
    schedules.db.stopClockAt(Instant.parse(start));
    return schedules.schedule("Nightly", "5 2 * * *", "Europe/Brussels", Misfire.COALESCE);
  }

  private void everyTenMinutes(String start, Duration length) {
    Instant from = Instant.parse(start);
    Stream.iterate(from, at -> at.isBefore(from.plus(length)), at -> at.plusSeconds(600))
        .forEach(this::tickAt);
  }

  @Test
  void a_fire_time_that_comes_again_has_had_its_job() {
    long schedule = schedules.everyMinute("Every minute");
    tickAt(NOON);
    tickAt(NOON.plusSeconds(60));
    schedules.db.update(
        "UPDATE groundspeed.scheduled_jobs SET next_run_at = ?", NOON.plusSeconds(60));

    tickAt(NOON.plusSeconds(90));

    assertThat(schedules.jobs()).isEqualTo(1);
    assertThat(schedules.nextRun(schedule)).isEqualTo(NOON.plusSeconds(120));
  }

  @Test
  void a_schedule_that_can_not_fire_says_why_and_stops_no_other() {
    long cron = schedules.schedule("A", "0 0 30 2 *", "UTC", Misfire.COALESCE);
    long zone = schedules.schedule("B", "* * * * *", "Mars/Olympus", Misfire.COALESCE);
    long good = schedules.everyMinute("C");
    tickAt(NOON);

    tickAt(NOON.plusSeconds(60));

    assertThat(schedules.fireTimes(good)).hasSize(1);
    assertThat(schedules.lastError(good)).isNull();
    assertThat(schedules.lastError(cron))
        .startsWith(
            "schedule is no cron expression: day-of-month must be a day that month \"2\" has");
    assertThat(schedules.lastError(zone))
        .isEqualTo("timeZone must be a time zone such as Europe/Brussels, not \"Mars/Olympus\"");
  }

  @Test
  void a_schedule_that_could_not_fire_is_tried_again_after_20_seconds_and_keeps_its_fire_time()
      throws SQLException {
    long schedule = schedules.everyMinute("Every minute");
    tickAt(NOON);
    try (PlainNode broken = new PlainNode(schedules.db, SchedulesFixture.fullQueue())) {
      schedules.db.stopClockAt(NOON.plusSeconds(60));
      broken.tick();
    }
    assertThat(schedules.lastError(schedule)).isEqualTo("The queue is full");
    assertThat(schedules.fireTimes(schedule)).isEmpty();

    tickAt(NOON.plusSeconds(79));
    assertThat(schedules.jobs()).isZero();

    tickAt(NOON.plusSeconds(80));
    assertThat(schedules.fireTimes(schedule)).containsExactly(NOON.plusSeconds(60));
    assertThat(schedules.lastError(schedule)).isNull();
    assertThat(schedules.jobs()).isEqualTo(1);
  }

  @Test
  void a_node_that_dies_between_the_job_and_the_commit_leaves_neither() throws SQLException {
    long schedule = schedules.everyMinute("Every minute");
    tickAt(NOON);
    schedules.db.stopClockAt(NOON.plusSeconds(60));
    try (PlainNode dying =
        new PlainNode(
            schedules.db,
            (connection, job) -> {
              new Enqueueing(connection).insert(job);
              connection.abort(Runnable::run);
              return 0;
            })) {
      dying.tick();
    }
    schedules.db.awaitNoOpenTransaction();
    assertThat(schedules.jobs()).isZero();

    node.tick();

    assertThat(schedules.fireTimes(schedule)).containsExactly(NOON.plusSeconds(60));
    assertThat(schedules.jobs()).isEqualTo(1);
  }

  @Test
  void more_than_are_read_together_are_all_fired_by_one_tick() {
    List<Long> many =
        IntStream.range(0, DueSchedules.AT_A_TIME + 20)
            .mapToObj(i -> schedules.everyMinute("Schedule " + i))
            .toList();
    tickAt(NOON);
    node.tick();
    schedules.db.stopClockAt(NOON.plusSeconds(60));

    node.tick();

    assertThat(schedules.jobs()).isEqualTo(many.size());
  }

  @Test
  void all_that_is_due_fires_though_one_tick_comes_late_for_them() {
    schedules.db.update(
        """
        INSERT INTO groundspeed.scheduled_jobs
               (name, job_type, schedule, misfire, next_run_at)
        SELECT 'Schedule ' || n, 'cleanup', '0 * * * *', 'skip', ?::timestamptz
          FROM generate_series(1, 250) AS n
        """,
        NOON);
    schedules.db.stopClockAt(NOON.minusSeconds(1));
    node.tick();

    // The node is up all the time, but busy for longer than the tolerance for missed fire times.
    schedules.db.update(
        "UPDATE groundspeed.schedule_watch SET ticked_at = ?::timestamptz", NOON.plusSeconds(120));
    tickAt(NOON.plusSeconds(150));

    assertThat(schedules.jobs()).isEqualTo(250);
  }

  @Test
  void a_schedule_skips_fire_times_while_its_last_job_waits_or_runs() {
    overlap("skip");

    assertThat(jobsAfterMinutes(3, "pending")).isEqualTo(1);
    assertThat(jobsAfterMinutes(3, "processing")).isEqualTo(1);
    assertThat(jobsAfterMinutes(1, "completed")).isEqualTo(2);
    assertThat(
            schedules.db.row("SELECT left_out, last_left_out_at FROM groundspeed.scheduled_jobs"))
        .containsEntry("left_out", 5L)
        .containsEntry("last_left_out_at", NOON.plus(Duration.ofMinutes(6)));
  }

  @Test
  void a_schedule_that_queues_lets_one_job_wait_behind_the_one_that_runs() {
    overlap("queue");

    assertThat(jobsAfterMinutes(3, "pending")).isEqualTo(1);
    assertThat(jobsAfterMinutes(1, "processing")).isEqualTo(2);
    assertThat(jobsAfterMinutes(3, "pending")).isEqualTo(2);
  }

  @Test
  void a_schedule_that_allows_overlaps_enqueues_at_each_fire_time() {
    overlap("allow");

    assertThat(jobsAfterMinutes(3, "processing")).isEqualTo(3);
  }

  private int minute;

  private void overlap(String policy) {
    schedules.everyMinute("Every minute");
    schedules.db.update("UPDATE groundspeed.scheduled_jobs SET overlap = ?", policy);
    tickAt(NOON);
  }

  /** Each minute, sets the newest job to the status and ticks the schedule. */
  private long jobsAfterMinutes(int minutes, String status) {
    for (int i = 0; i < minutes; i++) {
      schedules.db.update(
          """
          UPDATE groundspeed.background_jobs SET status = ?
           WHERE id = (SELECT max(id) FROM groundspeed.background_jobs)
          """,
          status);
      tickAt(NOON.plus(Duration.ofMinutes(++minute)));
    }
    return schedules.jobs();
  }

  @Test
  void what_fired_a_month_ago_is_forgotten() {
    long schedule = schedules.everyMinute("Every minute");
    schedules.db.update(
        """
        INSERT INTO groundspeed.scheduled_job_fires (schedule_id, fire_time)
        SELECT ?, ?::timestamptz - day * interval '1 day' FROM generate_series(1, 60) AS day
        """,
        schedule,
        NOON);
    tickAt(NOON);

    tickAt(NOON.plusSeconds(60));

    assertThat(schedules.fireTimes(schedule)).hasSize(30);
  }

  private void tickAt(Instant now) {
    schedules.db.stopClockAt(now);
    node.tick();
  }
}
