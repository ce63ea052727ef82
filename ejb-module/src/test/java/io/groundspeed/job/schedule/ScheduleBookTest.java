package io.groundspeed.job.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundspeed.job.Enqueueing;
import io.groundspeed.job.JobStatus;
import io.groundspeed.job.NewJob;
import io.groundspeed.testing.TestEntities;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleBookTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final SchedulesFixture schedules = new SchedulesFixture(NOON);
  private final TestEntities entities = TestEntities.on(schedules.db);

  @AfterEach
  void close() {
    entities.close();
    schedules.close();
  }

  @Test
  void a_new_schedule_is_listed_in_words_with_its_next_runs() {
    long id = create(nightly());

    assertThat(find(id))
        .isEqualTo(
            new ScheduleSummary(
                id,
                "Nightly",
                "cleanup",
                "0 2 * * *",
                "At 02:00 every day",
                "Europe/Brussels",
                "{}",
                Misfire.COALESCE,
                Overlap.SKIP,
                0,
                null,
                true,
                List.of(
                    Instant.parse("2026-11-23T01:00:00Z"),
                    Instant.parse("2026-11-24T01:00:00Z"),
                    Instant.parse("2026-11-25T01:00:00Z")),
                null,
                null,
                null,
                null));
    assertThat(schedules.nextRun(id)).isEqualTo("2026-11-23T01:00:00Z");
    assertThat(list()).containsExactly(find(id));
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          ;  cleanup; 0 2 * * *;  UTC;   {};   name;     name must not be empty
          N; ;        0 2 * * *;  UTC;   {};   type;     type must not be empty
          N; cleanup; ;           UTC;   {};   schedule; schedule is no cron expression: expression must be five fields, minute hour day-of-month month day-of-week, of at most 500 characters, or one of @annually, @daily, @hourly, @midnight, @monthly, @weekly, @yearly
          N; cleanup; 0 24 * * *; UTC;   {};   schedule; schedule is no cron expression: hour must be 0 to 23, not "24"
          N; cleanup; 0 2 * * *;  Earth; {};   timeZone; timeZone must be a time zone such as Europe/Brussels, not "Earth"
          N; cleanup; 0 2 * * *;  UTC;   [];   payload;  payload must be a JSON object
          N; cleanup; 0 2 * * *;  UTC;   {;    payload;  payload must be valid JSON
          """)
  void what_is_wrong_is_refused_by_name(
      String name,
      String type,
      String cron,
      String zone,
      String payload,
      String field,
      String why) {
    ScheduleChange wrong = new ScheduleChange(name, type, cron, zone, payload, null, null);

    assertThatThrownBy(() -> create(wrong))
        .asInstanceOf(InstanceOfAssertFactories.type(InvalidSchedule.class))
        .satisfies(invalid -> assertThat(invalid.field()).isEqualTo(field))
        .satisfies(invalid -> assertThat(invalid).hasMessage(why));
    assertThat(list()).isEmpty();
  }

  @Test
  void a_zero_character_in_the_payload_is_refused() {
    ScheduleChange wrong =
        new ScheduleChange("N", "cleanup", "0 2 * * *", null, "{\"a\": \"\\u0000\"}", null, null);

    assertThatThrownBy(() -> create(wrong))
        .hasMessage("payload must not hold a zero character or a lone surrogate");
  }

  @Test
  void a_name_is_given_once() {
    create(nightly());
    long other = schedules.everyMinute("Other");

    assertThatThrownBy(() -> create(nightly())).hasMessage("name is the name of another schedule");
    assertThatThrownBy(() -> update(other, nightly()))
        .hasMessage("name is the name of another schedule");
  }

  @Test
  void a_change_of_one_field_leaves_the_others() {
    long id = create(nightly());
    Instant planned = schedules.nextRun(id);

    update(id, new ScheduleChange(null, null, null, null, "{\"days\": 3}", Misfire.SKIP, null));

    assertThat(find(id).payload()).isEqualTo("{\"days\": 3}");
    assertThat(find(id).misfire()).isEqualTo(Misfire.SKIP);
    assertThat(find(id).schedule()).isEqualTo("0 2 * * *");
    assertThat(schedules.nextRun(id)).isEqualTo(planned);
  }

  @Test
  void a_refused_change_changes_nothing() {
    long id = create(nightly());
    ScheduleSummary before = find(id);

    assertThatThrownBy(
            () -> update(id, new ScheduleChange("New", null, "* * * *", null, null, null, null)))
        .isInstanceOf(InvalidSchedule.class);

    assertThat(find(id)).isEqualTo(before);
  }

  @Test
  void a_changed_expression_counts_from_now() {
    long id = create(nightly());

    update(id, new ScheduleChange(null, null, "30 * * * *", null, null, null, null));

    assertThat(schedules.nextRun(id)).isEqualTo("2026-11-22T12:30:00Z");
  }

  @Test
  void what_a_schedule_misses_while_it_is_off_is_not_made_up_for() {
    long id = create(nightly());
    update(id, ScheduleChange.ofActive(false));
    assertThat(schedules.nextRun(id)).isNull();
    assertThat(find(id).nextRuns()).isEmpty();
    schedules.db.stopClockAt(Instant.parse("2026-12-24T12:00:00Z"));

    update(id, ScheduleChange.ofActive(true));

    assertThat(schedules.nextRun(id)).isEqualTo("2026-12-25T01:00:00Z");
  }

  @Test
  void a_run_that_is_asked_for_is_enqueued_at_once_and_moves_nothing() {
    long id = create(nightly());
    update(id, ScheduleChange.ofActive(false));
    Instant planned = schedules.nextRun(id);

    long job = runNow(id);

    assertThat(schedules.db.row("SELECT * FROM groundspeed.background_jobs"))
        .containsEntry("id", job)
        .containsEntry("job_type", "cleanup")
        .containsEntry("job_name", "Nightly");
    assertThat(schedules.nextRun(id)).isEqualTo(planned);
    assertThat(find(id).lastJobId()).isEqualTo(job);
    assertThat(find(id).lastRunAt()).isEqualTo(NOON);
    assertThat(find(id).lastResult()).isEqualTo(JobStatus.PENDING);
  }

  @Test
  void the_last_result_is_that_of_the_last_job_until_it_is_cleaned_away() {
    long id = create(nightly());
    runNow(id);
    schedules.db.update(
        "UPDATE groundspeed.background_jobs SET status = 'failed', error_message = 'no route'");
    assertThat(find(id).lastResult()).isEqualTo(JobStatus.FAILED);
    assertThat(find(id).lastError()).isEqualTo("no route");

    schedules.db.update("DELETE FROM groundspeed.background_jobs");

    assertThat(find(id).lastResult()).isNull();
  }

  @Test
  void a_schedule_that_nobody_has_is_named() {
    assertThatThrownBy(() -> update(7, ScheduleChange.ofActive(true)))
        .isInstanceOf(UnknownSchedule.class)
        .hasMessage("There is no schedule 7.");
    assertThatThrownBy(() -> runNow(7)).isInstanceOf(UnknownSchedule.class);
    assertThat(list()).isEmpty();
  }

  @Test
  void a_row_that_was_written_by_hand_hides_no_other() {
    create(nightly());
    long wrong = schedules.schedule("Wrong", "sometimes", "UTC", Misfire.COALESCE);

    assertThat(list()).hasSize(2);
    assertThat(find(wrong).inWords()).isNull();
    assertThat(find(wrong).nextRuns()).isEmpty();
  }

  @Test
  void an_expression_is_previewed_before_it_is_saved() {
    SchedulePreview preview = book(book -> book.preview("0 9 * * MON-FRI", "America/New_York"));

    assertThat(preview)
        .isEqualTo(
            new SchedulePreview(
                "At 09:00 on Monday to Friday",
                List.of(
                    Instant.parse("2026-11-23T14:00:00Z"),
                    Instant.parse("2026-11-24T14:00:00Z"),
                    Instant.parse("2026-11-25T14:00:00Z"))));
  }

  private static ScheduleChange nightly() {
    return new ScheduleChange(
        "Nightly", "cleanup", "0 2 * * *", "Europe/Brussels", null, null, null);
  }

  private long create(ScheduleChange definition) {
    return book(book -> book.create(definition));
  }

  private void update(long id, ScheduleChange change) {
    entities.inTransaction(unit -> new ScheduleBook(unit, job -> {}).update(id, change));
  }

  private List<ScheduleSummary> list() {
    return book(ScheduleBook::list);
  }

  private ScheduleSummary find(long id) {
    return book(book -> book.find(id)).orElseThrow();
  }

  private long runNow(long id) {
    return entities.fromTransaction(
        unit ->
            new ScheduleBook(unit, job -> {})
                .runNow(id, null, job -> insert(unit.unwrap(Session.class), job)));
  }

  private static long insert(Session session, NewJob job) {
    return session.doReturningWork(connection -> new Enqueueing(connection).insert(job));
  }

  private <T> T book(Function<ScheduleBook, T> work) {
    return entities.fromTransaction(unit -> work.apply(new ScheduleBook(unit, job -> {})));
  }
}
