package io.groundspeed.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.groundspeed.testing.Groundspeed;
import io.groundspeed.web.Browser;
import io.groundspeed.web.Browsing;
import io.groundspeed.web.Tab;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The job queue, as administrators manage it in a browser. */
@ExtendWith({Groundspeed.class, Browsing.class})
class JobsScreenIT {
  private static final String SCREEN = "/admin/performance/jobs";
  private static final String CONFIRMED = "#confirm .ui-confirmdialog-yes";
  private static final Locator.WaitForOptions ATTACHED =
      new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED);

  private Tab tab;

  @BeforeEach
  void openTab(Browser browser) {
    tab = browser.admin();
    JobRows.clear();
  }

  @Test
  void a_failed_job_is_opened_with_its_attempts_and_retried() throws Exception {
    long id =
        Groundspeed.database()
            .count(
                """
        WITH job AS (
            INSERT INTO groundspeed.background_jobs
                   (job_type, job_name, status, attempts, payload, started_at, failed_at,
                    error_message, created_at)
            VALUES ('fixture_note', 'Broken', 'failed', 3, '{"note": "x", "password": "hidden"}',
                    groundspeed.clock(), groundspeed.clock(), 'It broke',
                    groundspeed.clock() - interval '1 second') RETURNING id)
        INSERT INTO groundspeed.job_execution_history
               (job_id, execution_time_ms, success, error_message)
        SELECT id, 40, false, 'It broke' FROM job RETURNING job_id
        """);
    tab.open(SCREEN + "?status=failed");
    tab.find("#list tbody a").first().click();
    tab.waitFor("#job-title", "fixture_note · Broken");

    assertThat(tab.page().title()).startsWith("fixture_note · Broken");
    assertThat(tab.text("#job")).contains("Attempt 1 failed", "It broke", "•••");
    assertThat(tab.text("#job")).doesNotContain("hidden");
    assertThat(tab.find(".run-bar .poor").count()).isOne();
    assertThat(tab.find(".run-bar").getAttribute("aria-label"))
        .contains("ttempt 1 failed after 40 ms");
    tab.find("#job .timeline [data-copies]").click();
    tab.waitFor("#job .timeline [data-copies]", "Copied");
    assertThat(tab.find("#cancel").count()).isZero();
    tab.find("#retry").click();
    tab.waitFor("#done", "was re-queued");
    JobRows.awaitStatus(id, "completed");
    tab.press("r");
    tab.waitFor("#job", "Attempt 2 succeeded");
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void the_ticked_and_all_that_match_are_changed_and_the_answer_says_how_many() {
    JobRows.insert("failed", 5);
    JobRows.insert("completed", 2);
    tab.open(SCREEN + "?type=nobody");
    assertThat(tab.text(".chip.failed")).contains("5");

    tab.find("#list tbody tr:has-text('failed') input").first().check();
    tab.find("#list tbody tr:has-text('completed') input").first().check();
    tab.press("r");
    tab.waitFor("#updated", "just now");
    assertThat(tab.find("#list tbody input:checked").count()).isEqualTo(2);
    tab.find(".actions button:has(:text-is('Retry'))").click();
    tab.waitFor("#done", "1 job retried, 1 skipped.");

    tab.find("button:has-text('Cancel all…')").click();
    tab.waitFor("#confirm", "affects 7 jobs");
    tab.find(CONFIRMED).click();
    tab.waitFor("#done", "1 job cancelled, 6 skipped.");

    tab.open(SCREEN + "?type=nobody&status=failed");
    tab.find("button:has-text('Discard all…')").press("Enter");
    tab.waitFor("#confirm", "affects 4 jobs, those that match the filter");
    tab.press("Tab");
    tab.waitFor(CONFIRMED + ":focus", "Discard 4 jobs");
    tab.press("Enter");
    tab.waitFor("#done", "4 jobs discarded, 0 skipped.");
    assertThat(tab.text("#list")).contains("No job matches");
    assertThat(tab.address()).contains("status=failed");
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void the_list_the_states_and_the_verdict_follow_the_range() {
    JobRows.insert("failed", 3);
    JobRows.age("failed", 30);
    JobRows.insert("completed", 2);
    JobRows.insert("pending", 1);

    tab.open(SCREEN + "?type=nobody");
    assertThat(tab.text(".chip.all")).contains("3");
    assertThat(tab.text(".chip.failed")).contains("0");
    assertThat(tab.find("#list tbody tr").count()).isEqualTo(3);
    assertThat(tab.text("#states")).contains("if they ended in the selected time range");
    tab.find(".range a:has-text('7d')").click();
    tab.waitFor(".chip.failed", "3");
    assertThat(tab.find("#list tbody tr").count()).isEqualTo(6);
    tab.open(SCREEN + "?type=nobody&range=2020-01-01T00:00:00Z/2020-01-02T00:00:00Z");
    assertThat(tab.find("#list tbody tr").count()).isOne();
    assertThat(tab.text("#list tbody")).contains("pending");

    tab.open("/admin/performance/overview");
    assertThat(tab.find("#verdicts").textContent()).contains("0 jobs failed for good");
    tab.open("/admin/performance/overview?range=7d");
    assertThat(tab.find("#verdicts").textContent()).contains("3 nobody jobs failed for good");
  }

  @Test
  void a_type_is_paused_bounded_and_resumed() {
    tab.open(SCREEN + "?tab=types&of=fixture_note");
    tab.find("#limit").fill("2");
    tab.find("#bound").click();
    tab.waitFor("#done", "is limited to 2 at the same time");
    tab.find("#pause").click();
    tab.waitFor("#done", "is paused");
    assertThat(tab.text("#types")).contains("paused at most 2");
    tab.find("#limit").fill("many");
    tab.find("#bound").click();
    tab.waitFor("#refused", "must be a whole number");
    tab.find("#limit").fill("");
    tab.find("#bound").click();
    tab.waitFor("#done", "has no limit");
    tab.find("#resume").click();
    tab.waitFor("#done", "is resumed");
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void a_schedule_is_made_run_and_turned_off_on_the_screen() {
    tab.open(SCREEN + "?tab=schedules");
    tab.find("#new-name").fill("By hand");
    tab.find("#new-type").selectOption("fixture_note");
    tab.find("#new-cron").fill("61 * * * *");
    tab.find("#create-schedule").click();
    tab.waitFor("#refused", "schedule");
    tab.find("#new-cron").fill("30 4 * * ");
    tab.find("#new-cron").pressSequentially("1");
    tab.waitFor("#new-words", "At 04:30 on Monday");
    tab.find("#new-payload").fill("{\"note\": \"by hand\"}");
    tab.find("#create-schedule").click();
    tab.waitFor("#done", "By hand is created");

    tab.find("#schedules a:has-text('By hand')").click();
    tab.waitFor("#schedule-heading", "By hand");
    assertThat(tab.find("#schedule .timeline li").count()).isEqualTo(3);
    tab.find("#run-now").click();
    tab.waitFor("#done", "of By hand was enqueued");
    tab.find("#turn-off").click();
    tab.waitFor("#done", "By hand is off");
    assertThat(tab.find("#turn-on").count()).isOne();
    tab.find("#edit-cron").fill("0 5 * * *");
    tab.find("#edit-overlap").selectOption("allow");
    tab.find("#save-schedule").click();
    tab.waitFor("#done", "By hand is saved");
    assertThat(tab.text("#schedule")).contains("At 05:00 every day");
    tab.find("#delete").click();
    tab.waitFor("#confirm", "Jobs that it has enqueued are kept");
    tab.find(CONFIRMED).click();
    tab.waitFor("#done", "By hand is deleted");
    assertThat(tab.find("#schedules a:has-text('By hand')").count()).isZero();
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void a_large_value_of_a_payload_is_folded_and_copied_as_json() {
    String id =
        Groundspeed.database()
            .value(
                """
                INSERT INTO groundspeed.background_jobs
                       (job_type, job_name, status, payload, scheduled_at, attempts)
                VALUES ('nobody', 'Large', 'pending',
                        jsonb_build_object('page', 3, 'text', repeat('word ', 200)),
                        groundspeed.clock() + interval '1 hour', 1)
                RETURNING id
                """);

    tab.open(SCREEN + "?job=" + id);

    assertThat(tab.text("#job")).contains("Next retry", "\"page\": 3");
    assertThat(tab.find(".json details").count()).isOne();
    assertThat(tab.find(".json details[open]").count()).isZero();
    assertThat(tab.run("JSON.parse(document.querySelector('.json').textContent).text.length"))
        .isEqualTo(1_000);
    tab.find(".json summary").click();
    tab.press("r");
    tab.waitFor("#updated", "just now");
    assertThat(tab.find(".json details[open]").count()).isOne();
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void failures_of_one_cause_are_listed_and_discarded_together() {
    JobRows.insert("failed", 3);
    JobRows.fail("Feed", "java.io.IOException", "Feed.read(Feed.java:7)", 2);
    tab.open(SCREEN + "?status=failed");
    tab.find("#failures a:has-text('java.io.IOException')").click();
    tab.waitFor("#list", "2, newest first");

    assertThat(tab.address()).contains("errorClass=java.io.IOException", "errorPlace=Feed.read");
    assertThat(tab.find("#list tbody tr").count()).isEqualTo(2);
    tab.find("button:has-text('Discard all…')").click();
    tab.waitFor("#confirm", "affects 2 jobs");
    tab.find(CONFIRMED).click();
    tab.waitFor("#done", "2 jobs discarded, 0 skipped.");
    assertThat(jobsOfNobody()).isEqualTo(3);
    tab.find(".clear").click();
    tab.waitFor("#list", "3, newest first");
    assertThat(tab.find("#list tbody tr").count()).isEqualTo(3);
    tab.open(SCREEN + "?runTo=2020-01-01T00:00");
    assertThat(tab.text("#list")).contains("No job matches in this range");
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void a_schedule_is_switched_in_its_row_and_shows_its_last_runs() {
    Groundspeed.database()
        .execute(
            """
            INSERT INTO groundspeed.background_jobs (job_type, job_name, status, created_at)
            SELECT job_type, name, status, groundspeed.clock() - minutes * interval '1 minute'
              FROM groundspeed.scheduled_jobs,
                   (VALUES ('completed', 2), ('failed', 1)) AS run (status, minutes)
             WHERE name = 'Daily Retention'
            """);
    tab.open(SCREEN + "?tab=schedules");
    String row = "#schedules tr:has-text('Daily Retention') ";

    assertThat(tab.find(row + ".dots a").count()).isEqualTo(2);
    assertThat(tab.find(row + ".dots a.good").count()).isOne();
    assertThat(tab.text(row + ".dots a.poor")).contains("failed, ");
    tab.find(row + "[role=switch]").click();
    tab.waitFor("#done", "Daily Retention is off.");
    assertThat(tab.find(row + "[role=switch]").getAttribute("aria-checked")).isEqualTo("false");
    tab.find(row + "[role=switch]").click();
    tab.waitFor("#done", "Daily Retention is on.");
    tab.find(row + ".dots a.poor").click();
    tab.waitFor("#job-title", "cleanup · Daily Retention");
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void reports_and_exports_are_listed_with_their_job_and_downloaded() throws Exception {
    Groundspeed.database()
        .execute("DELETE FROM groundspeed.reports; DELETE FROM groundspeed.exports");
    tab.open(SCREEN + "?tab=reports");
    assertThat(tab.text("#reports")).contains("No report or export is stored", "report_generation");
    long id =
        Groundspeed.database()
            .count(
                """
                INSERT INTO groundspeed.background_jobs (job_type, job_name, payload)
                VALUES ('report_generation', 'This week', '{"report_type": "weekly_performance"}')
                RETURNING id
                """);
    JobRows.awaitStatus(id, "completed");

    tab.open(SCREEN + "?job=" + id);
    assertThat(tab.find(".made a:has-text('PDF')").count()).isOne();
    tab.open(SCREEN + "?tab=reports");

    assertThat(tab.text("#reports tbody")).contains("report", "KB", "in ");
    String pdf = tab.find("#reports a:has-text('PDF')").getAttribute("href");
    assertThat(tab.page().request().get(pdf).headers().get("content-type"))
        .isEqualTo("application/pdf");
    assertThat(tab.find("#reports a[aria-label='Job " + id + "']").count()).isOne();
    assertThat(tab.complaints()).isEmpty();
    tab.assertSound(SCREEN + "?tab=reports", SCREEN + "?tab=schedules", SCREEN + "?job=" + id);
  }

  @Test
  void a_reload_after_an_action_does_not_repeat_it() {
    tab.open(SCREEN + "?tab=schedules");
    tab.find("#schedules tbody a").first().click();
    tab.find("#run-now").click();
    tab.waitFor("#done", "was enqueued");

    tab.page().reload();

    assertThat(tab.find("#schedule-heading").count()).isOne();
    assertThat(tab.find("#done").count()).isZero();
    assertThat(
            Groundspeed.database()
                .count(
                    "SELECT count(*) FROM groundspeed.background_jobs"
                        + " WHERE created_by IS NOT NULL"))
        .isOne();
  }

  @Test
  void an_action_on_a_page_that_was_open_for_long_says_that_it_was_renewed(Browser browser) {
    JobRows.insert("failed", 2);
    tab.open(SCREEN + "?status=failed");
    tab.find("#list tbody input").first().check();
    tab.find(".actions button:has(:text-is('Retry'))").click();
    tab.waitFor("#done", "1 job retried");
    Tab others = browser.admin();
    for (int i = 0; i < 16; i++) {
      others.open("/admin/performance/cache");
    }

    tab.find("#list tbody input").first().check();
    tab.find(".actions button:has(:text-is('Retry'))").click();

    tab.waitFor("#refused", "Nothing was done: this page was too old");
    assertThat(tab.address()).startsWith(SCREEN + "?status=failed");
    tab.find("#list tbody input").first().check();
    tab.find(".actions button:has(:text-is('Retry'))").click();
    tab.waitFor("#done", "1 job retried");
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void a_long_name_and_a_long_error_stay_in_the_table() {
    Groundspeed.database()
        .execute(
            """
        INSERT INTO groundspeed.background_jobs
               (job_type, job_name, status, attempts, error_message)
        SELECT 'nobody', repeat('Name', 50), 'failed', 1, repeat('It broke ', 100)
        """);

    tab.width(1440).open(SCREEN + "?status=failed");

    assertThat(tab.text("#list tbody th")).contains("NameName").contains("It broke It broke");
    assertThat(
            tab.run(
                "(() => {"
                    + " const scroll = document.querySelector('#list .scroll');"
                    + " return scroll.scrollWidth - scroll.clientWidth; })()"))
        .isEqualTo(0);
  }

  @Test
  void a_discard_asks_first() {
    JobRows.insert("failed", 2);
    tab.open(SCREEN + "?status=failed");
    tab.find("#list tbody input").first().check();
    Locator discard = tab.find("button:has(:text-is('Discard…'))");
    discard.click();
    tab.waitFor("#confirm", "can’t be undone");
    assertThat(tab.barriers()).isEmpty();
    tab.press("Escape");
    tab.find("#confirm[aria-hidden=true]").waitFor(ATTACHED);
    tab.find("button:has(:text-is('Discard…')):focus").waitFor();
    assertThat(jobsOfNobody()).isEqualTo(2);
    discard.click();
    tab.find(CONFIRMED).click();
    tab.waitFor("#done", "1 job discarded");

    tab.find("#list tbody a").first().click();
    tab.find("#discard").click();
    tab.find(CONFIRMED).click();

    tab.waitFor("#done", "is discarded");
    assertThat(tab.address()).startsWith(SCREEN + "?status=failed");
    assertThat(jobsOfNobody()).isZero();
  }

  @Test
  void a_double_click_acts_once() {
    tab.open(SCREEN + "?tab=schedules");
    tab.find("#schedules tbody a").first().click();

    tab.find("#run-now").dblclick();

    tab.waitFor("#done", "was enqueued");
    assertThat(
            Groundspeed.database()
                .count(
                    "SELECT count(*) FROM groundspeed.background_jobs"
                        + " WHERE created_by IS NOT NULL"))
        .isOne();
  }

  private static long jobsOfNobody() {
    return Groundspeed.database()
        .count("SELECT count(*) FROM groundspeed.background_jobs WHERE job_type = 'nobody'");
  }

  @Test
  void the_overview_says_what_waits_for_nobody() {
    JobRows.insert("pending", 2);
    JobRows.insert("failed", 1);

    tab.open("/admin/performance/overview");

    assertThat(tab.find("#verdicts").textContent())
        .contains(
            "1 nobody job failed for good",
            "2 jobs of type nobody are waiting, but this node has no handler for it");
    assertThat(tab.text("main")).contains("Job success");
  }

  @Test
  void every_view_without_jobs_fits_and_has_no_serious_barrier() {
    tab.assertSound(SCREEN, SCREEN + "?tab=types", SCREEN + "?job=1");
  }

  @Test
  void every_view_with_jobs_fits_and_has_no_serious_barrier() {
    JobRows.insert("failed", 30);
    JobRows.insert("pending", 12);
    JobRows.insert("cancelled", 30);
    String job = Groundspeed.database().value("SELECT max(id) FROM groundspeed.background_jobs");

    tab.assertSound(
        SCREEN,
        SCREEN + "?status=failed&q=Job",
        SCREEN + "?job=" + job,
        SCREEN + "?tab=types&of=nobody",
        SCREEN + "?tab=schedules&schedule=1");
  }
}
