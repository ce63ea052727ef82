package io.groundspeed.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.RequestOptions;
import io.groundspeed.testing.ArquillianServer;
import io.groundspeed.testing.Database;
import io.groundspeed.web.Browser;
import io.groundspeed.web.Tab;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The queue, as administrators handle it in a browser and by its API. */
@ExtendWith(ArquillianExtension.class)
class JobsIT {
  private static final String SCREEN = "/admin/performance/jobs";
  private static final String API = "/api/performance/";
  private static final Database DATABASE = new Database(ArquillianServer.database());

  private static Browser browser;

  private Tab tab;

  @Deployment(testable = false)
  static EnterpriseArchive ear() {
    return JobEar.forClients();
  }

  @BeforeAll
  static void openBrowser() {
    DATABASE.execute(
        "CREATE TABLE IF NOT EXISTS public.effect (id bigserial, job bigint, note text)");
    browser = Browser.open();
  }

  @AfterAll
  static void closeBrowser() {
    browser.close();
  }

  @BeforeEach
  void openTab() {
    tab = browser.admin();
    DATABASE.execute("DELETE FROM groundspeed.background_jobs WHERE status <> 'processing'");
    DATABASE.execute("DELETE FROM groundspeed.job_type_settings");
  }

  @AfterEach
  void closeTab() {
    tab.close();
  }

  @Test
  void a_job_that_was_posted_is_done_and_told() {
    APIResponse created =
        post(
            "jobs",
            """
            {"type": "fixture_note", "name": "By script", "payload": {"note": "hello"},
             "priority": 2, "uniqueKey": "by-script"}
            """);

    assertThat(created.status()).isEqualTo(201);
    long id = json(created).getInt("id");
    assertThat(created.headers().get("location")).endsWith("/api/performance/jobs/" + id);
    JsonObject job = awaitStatus(id, "completed");
    assertThat(job.getJsonObject("result").getString("noted")).isEqualTo("hello");
    assertThat(job.getInt("attempts")).isOne();
    assertThat(job.getInt("maxAttempts")).isEqualTo(3);
    assertThat(job.getString("createdBy")).isEqualTo("admin");
    assertThat(job.isNull("errorMessage")).isTrue();
    assertThat(job.getJsonArray("history")).hasSize(1);
    assertThat(job.getJsonArray("history").getJsonObject(0).getBoolean("success")).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|type",
        "{\"type\": \"fixture_note\", \"priority\": 11}|priority",
        "{\"type\": \"fixture_note\", \"priority\": \"1\"}|priority",
        "{\"type\": \"fixture_note\", \"payload\": []}|payload",
        "{\"type\": \"fixture_note\", \"payload\": {\"a\": \"\\u0000\"}}|payload",
        "{\"type\": \"fixture_note\", \"scheduledAt\": \"tomorrow\"}|scheduledAt",
        "{\"type\": \"fixture_note\", \"wrong\": 1}|body",
        "[]|body"
      })
  void what_is_wrong_is_named(String body, String field) {
    APIResponse refused = post("jobs", body);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(json(refused).getString("field")).isEqualTo(field);
  }

  @Test
  void a_held_key_is_a_conflict_and_a_wrong_state_too() {
    // Of a type that nobody does: else the runner may be faster than the answer.
    String later =
        "{\"type\": \"nobody_does_it\", \"uniqueKey\": \"one\", \"scheduledAt\": \"2999-01-01T00:00:00Z\"}";
    int id = json(post("jobs", later)).getInt("id");

    assertThat(post("jobs", later).status()).isEqualTo(409);
    assertThat(post("jobs/" + id + "/retry", "").status()).isEqualTo(409);
    assertThat(json(post("jobs/" + id + "/cancel", "")).getString("status")).isEqualTo("cancelled");
    assertThat(post("jobs/" + id + "/cancel", "").status()).isEqualTo(409);
    assertThat(json(post("jobs/" + id + "/retry", "")).getString("status")).isEqualTo("pending");
    assertThat(post("jobs/999999999/retry", "").status()).isEqualTo(404);
    APIResponse gone =
        tab.page()
            .request()
            .delete(
                API + "jobs/" + id, RequestOptions.create().setHeader("X-Requested-With", "test"));
    assertThat(gone.status()).isEqualTo(204);
    assertThat(tab.page().request().get(API + "jobs/" + id).status()).isEqualTo(404);
  }

  @Test
  void jobs_are_listed_by_status_and_type_to_administrators_alone() {
    insert("failed", 3);
    insert("completed", 1);

    JsonObject failed = json(tab.page().request().get(API + "jobs?status=failed&type=nobody"));
    APIResponse wrong = tab.page().request().get(API + "jobs?status=lost");

    assertThat(failed.getJsonArray("jobs")).hasSize(3);
    assertThat(failed.isNull("next")).isTrue();
    assertThat(json(wrong).getString("field")).isEqualTo("status");
    Tab stranger = browser.anonymous();
    assertThat(stranger.page().request().get(API + "jobs").status()).isEqualTo(401);
    stranger.close();
  }

  @Test
  void a_schedule_is_created_changed_and_run() {
    APIResponse created =
        post(
            "schedules",
            """
            {"name": "Each night", "type": "fixture_note", "schedule": "0 2 * * *",
             "payload": {"note": "night"}}
            """);
    int id = json(created).getInt("id");

    assertThat(created.status()).isEqualTo(201);
    assertThat(json(created).getJsonArray("nextRuns")).hasSize(3);
    APIResponse wrong = patch("schedules/" + id, "{\"schedule\": \"0 25 * * *\"}");
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(json(wrong).getString("field")).isEqualTo("schedule");
    assertThat(json(patch("schedules/" + id, "{\"active\": false}")).getBoolean("active"))
        .isFalse();
    APIResponse run = post("schedules/" + id + "/run", "");
    assertThat(run.status()).isEqualTo(201);
    awaitStatus(json(run).getInt("id"), "completed");
    assertThat(tab.page().request().get(API + "schedules").text()).contains("Each night");
    assertThat(post("schedules/999999/run", "").status()).isEqualTo(404);
  }

  @Test
  void a_failed_job_is_opened_with_its_attempts_and_retried() {
    DATABASE.execute(
        """
        WITH job AS (
            INSERT INTO groundspeed.background_jobs
                   (job_type, job_name, status, attempts, payload, started_at, failed_at,
                    error_message)
            VALUES ('fixture_note', 'Broken', 'failed', 3, '{"note": "x", "password": "hidden"}',
                    groundspeed.clock(), groundspeed.clock(), 'It broke') RETURNING id)
        INSERT INTO groundspeed.job_execution_history
               (job_id, execution_time_ms, success, error_message)
        SELECT id, 40, false, 'It broke' FROM job
        """);
    tab.open(SCREEN + "?status=failed");
    tab.find("#list tbody a").first().click();
    tab.waitFor("#job-heading", "Broken");

    assertThat(tab.text("#job")).contains("Attempt 1 failed", "It broke", "•••");
    assertThat(tab.text("#job")).doesNotContain("hidden");
    assertThat(tab.find("#cancel").count()).isZero();
    tab.find("#retry").click();
    tab.waitFor("#done", "waits for its turn again");
    awaitCount("SELECT count(*) FROM groundspeed.background_jobs WHERE status = 'completed'", 1);
    tab.press("r");
    tab.waitFor("#job", "Attempt 2 succeeded");
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void the_ticked_and_all_that_match_are_changed_and_the_answer_says_how_many() {
    insert("failed", 5);
    insert("completed", 2);
    tab.open(SCREEN + "?type=nobody");
    assertThat(tab.text(".chip.failed")).contains("5");

    tab.find("#list tbody tr:has-text('failed') input").first().check();
    tab.find("#list tbody tr:has-text('completed') input").first().check();
    tab.press("r");
    tab.waitFor("#updated", "just now");
    assertThat(tab.find("#list tbody input:checked").count()).isEqualTo(2);
    tab.find(".actions input[value=Retry]").first().click();
    tab.waitFor("#done", "1 job retried, 1 skipped.");

    tab.find("[data-opens=all-cancel]").click();
    assertThat(tab.text("#all-cancel")).contains("about 7 jobs");
    tab.find("#all-cancel input").click();
    tab.waitFor("#done", "1 job cancelled, 6 skipped.");

    tab.open(SCREEN + "?type=nobody&status=failed");
    tab.find("[data-opens=all-discard]").focus();
    tab.press("Enter");
    tab.press("Tab");
    tab.find("#all-discard input").press("Enter");
    tab.waitFor("#done", "4 jobs discarded, 0 skipped.");
    assertThat(tab.text("#list")).contains("No job matches");
    assertThat(tab.address()).contains("status=failed");
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void a_type_is_paused_bounded_and_resumed() {
    tab.open(SCREEN + "?tab=types&of=fixture_note");
    tab.find("#limit").fill("2");
    tab.find("#bound").click();
    tab.waitFor("#done", "at most 2 at once");
    tab.find("#pause").click();
    tab.waitFor("#done", "is paused");
    assertThat(tab.text("#types")).contains("paused at most 2");
    tab.find("#limit").fill("many");
    tab.find("#bound").click();
    tab.waitFor("#limit-problem", "must be a whole number");
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
    tab.find("#new-type").fill("fixture_note");
    tab.find("#new-cron").fill("61 * * * *");
    tab.find("#create-schedule").click();
    tab.waitFor("#refused", "schedule");
    tab.find("#new-cron").fill("30 4 * * 1");
    tab.find("#new-payload").fill("{\"note\": \"by hand\"}");
    tab.find("#create-schedule").click();
    tab.waitFor("#done", "By hand is created");

    tab.find("#schedules a:has-text('By hand')").click();
    tab.waitFor("#schedule-heading", "By hand");
    assertThat(tab.find("#schedule .timeline li").count()).isEqualTo(3);
    tab.find("#run-now").click();
    tab.waitFor("#done", "of By hand waits");
    tab.find("#turn-off").click();
    tab.waitFor("#done", "By hand is off");
    assertThat(tab.find("#turn-on").count()).isOne();
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void the_overview_says_what_waits_for_nobody() {
    insert("pending", 2);
    insert("failed", 1);

    tab.open("/admin/performance/overview");

    assertThat(tab.text("#verdicts"))
        .contains("1 job failed for good", "2 jobs of type nobody wait, which no node here can do");
    assertThat(tab.text("main")).contains("Job success");
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void every_view_fits_and_has_no_serious_barrier(ColorScheme scheme) {
    tab.colours(scheme);
    views(scheme, "empty", List.of(SCREEN, SCREEN + "?tab=types", SCREEN + "?job=1"));
    insert("failed", 30);
    insert("pending", 12);
    insert("cancelled", 30);
    String job = DATABASE.value("SELECT max(id) FROM groundspeed.background_jobs");
    views(
        scheme,
        "filled",
        List.of(
            SCREEN,
            SCREEN + "?status=failed&q=Job",
            SCREEN + "?job=" + job,
            SCREEN + "?tab=types&of=nobody",
            SCREEN + "?tab=schedules&schedule=1"));
    assertThat(tab.complaints()).isEmpty();
  }

  private void views(ColorScheme scheme, String state, List<String> addresses) {
    for (int width : new int[] {360, 768, 1440}) {
      for (String address : addresses) {
        assertThat(tab.width(width).open(address).status()).as(address).isEqualTo(200);

        assertThat(tab.overflow()).as(width + " " + address).isLessThanOrEqualTo(0);
        assertThat(tab.barriers()).as(address).isEmpty();
      }
    }
  }

  /** Jobs of a type that nobody handles, so that they stay as they are. */
  private static void insert(String status, int jobs) {
    DATABASE.execute(
        """
        INSERT INTO groundspeed.background_jobs
               (job_type, job_name, status, attempts, error_message)
        SELECT 'nobody', 'Job ' || n, '%1$s', 1,
               CASE WHEN '%1$s' = 'failed' THEN 'It broke: no such mentor 4711' END
          FROM generate_series(1, %2$d) AS n
        """
            .formatted(status, jobs));
  }

  private JsonObject awaitStatus(long id, String status) {
    awaitCount(
        "SELECT count(*) FROM groundspeed.background_jobs WHERE id = %d AND status = '%s'"
            .formatted(id, status),
        1);
    return json(tab.page().request().get(API + "jobs/" + id));
  }

  private static void awaitCount(String sql, long count) {
    long deadline = System.nanoTime() + 30_000_000_000L;
    while (DATABASE.count(sql) != count) {
      assertThat(System.nanoTime()).as(sql).isLessThan(deadline);
    }
  }

  private APIResponse post(String path, String body) {
    return tab.page().request().post(API + path, json(body));
  }

  private APIResponse patch(String path, String body) {
    return tab.page().request().patch(API + path, json(body));
  }

  private static RequestOptions json(String body) {
    return RequestOptions.create().setHeader("Content-Type", "application/json").setData(body);
  }

  private static JsonObject json(APIResponse answer) {
    try (JsonReader reader = Json.createReader(new StringReader(answer.text()))) {
      return reader.readObject();
    }
  }
}
