package io.groundspeed.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.RequestOptions;
import io.groundspeed.testing.Groundspeed;
import io.groundspeed.web.Browser;
import io.groundspeed.web.Browsing;
import io.groundspeed.web.Tab;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The API of the job queue, called as from an administrator's page. */
@ExtendWith({Groundspeed.class, Browsing.class})
class JobsApiIT {
  private static final String API = "/api/performance/";

  private Tab tab;

  @BeforeEach
  void openTab(Browser browser) {
    tab = browser.admin();
    JobRows.clear();
  }

  @Test
  void a_job_that_was_posted_is_done_and_told() throws Exception {
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
        "{\"type\": \"fixture_note\", \"scheduledAt\": \"-5000-01-01T00:00:00Z\"}|scheduledAt",
        "{\"type\": \"fixture_note\", \"scheduledAt\": \"+294277-01-01T00:00:00Z\"}|scheduledAt",
        "{\"type\": \"fixture_note\", \"payload\": {\"millis\": 4294967303}}|payload.millis",
        "{\"type\": \"fixture_note\", \"payload\": {\"millis\": 7.9}}|payload.millis",
        "{\"type\": \"fixture_note\", \"payload\": {\"millis\": 3e9}}|payload.millis",
        "{\"type\": \"fixture_note\", \"payload\": {\"Note\": \"x\"}}|payload.Note",
        "{\"type\": \"fixture_note\", \"payload\": {\"note\": 1}}|payload.note",
        "{\"type\": \"cleanup\", \"payload\": {\"cleanup_type\": \"completed_jobs\", \"days_to_keep\": 4294967297}}|payload.days_to_keep",
        "{\"type\": \"cleanup\", \"payload\": {\"cleanup_type\": \"completed_jobs\", \"daysToKeep\": 3650}}|payload.daysToKeep",
        "{\"type\": \"cleanup\", \"payload\": {\"cleanup_type\": \"everything\"}}|payload.cleanup_type",
        "{\"type\": \"cleanup\", \"payload\": {}}|payload.cleanup_type",
        "{\"type\": \"certificate_generation\", \"payload\": {\"user_id\": 1}}|payload.journey_id",
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
    // The type has no handler; otherwise the runner could be faster than the response.
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
  void jobs_are_listed_by_status_and_type_to_administrators_alone(Browser browser) {
    JobRows.insert("failed", 3);
    JobRows.insert("completed", 1);

    JsonObject failed = json(tab.page().request().get(API + "jobs?status=failed&type=nobody"));
    APIResponse wrong = tab.page().request().get(API + "jobs?status=lost");

    assertThat(failed.getJsonArray("jobs")).hasSize(3);
    assertThat(failed.isNull("next")).isTrue();
    assertThat(json(wrong).getString("field")).isEqualTo("status");
    Tab stranger = browser.anonymous();
    assertThat(stranger.page().request().get(API + "jobs").status()).isEqualTo(401);
  }

  @Test
  void a_schedule_is_created_changed_and_run() throws Exception {
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

  @ParameterizedTest
  @ValueSource(ints = {1_200, 100_000})
  void a_number_or_a_nesting_that_no_one_can_read_is_refused(int size) {
    String number = "{\"type\": \"any\", \"payload\": {\"n\": " + "9".repeat(size) + "}}";
    String nested = "{\"type\": \"any\", \"payload\": {\"n\": " + "[".repeat(size);

    assertThat(post("jobs", number).status()).isEqualTo(400);
    assertThat(post("jobs", nested + "]".repeat(size) + "}}").status()).isEqualTo(400);
    assertThat(tab.page().request().get(API + "jobs").status()).isEqualTo(200);
  }

  @Test
  void an_escaped_backslash_before_u0000_is_text() {
    APIResponse created =
        post(
            "jobs",
            "{\"type\": \"nobody_does_it\", \"payload\": {\"pattern\": \"[^\\\\u0000-\\\\u001f]\"}}");

    assertThat(created.status()).isEqualTo(201);
    assertThat(json(created).getJsonObject("payload").getString("pattern"))
        .isEqualTo("[^\\u0000-\\u001f]");
  }

  @Test
  void what_is_stored_past_the_queue_breaks_no_answer() {
    JobRows.insert("failed", 2);
    Groundspeed.database()
        .execute(
            """
            UPDATE groundspeed.background_jobs
               SET scheduled_at = 'infinity', started_at = '-infinity',
                   payload = ('{"n": ' || repeat('9', 1200) || '}')::jsonb,
                   result = (repeat('[', 1001) || repeat(']', 1001))::jsonb
             WHERE id = (SELECT max(id) FROM groundspeed.background_jobs)
            """);
    String id = Groundspeed.database().value("SELECT max(id) FROM groundspeed.background_jobs");

    assertThat(json(tab.page().request().get(API + "jobs")).getJsonArray("jobs")).hasSize(2);
    assertThat(tab.page().request().get(API + "jobs/" + id).status()).isEqualTo(200);
    assertThat(tab.open("/admin/performance/jobs").status()).isEqualTo(200);
    assertThat(tab.open("/admin/performance/jobs?job=" + id).status()).isEqualTo(200);
    assertThat(tab.text("#job")).contains("unreadable");
  }

  @Test
  void jobs_are_changed_in_bulk_by_filter_and_by_id() {
    JobRows.insert("failed", 3);
    JobRows.insert("completed", 2);
    long id =
        Groundspeed.database()
            .count("SELECT max(id) FROM groundspeed.background_jobs WHERE status = 'failed'");

    assertThat(post("jobs/retry", "{}").status()).isEqualTo(400);
    assertThat(json(post("jobs/retry", "{\"ids\": [" + id + "], \"q\": \"x\"}")).getString("field"))
        .isEqualTo("ids");
    assertThat(post("jobs/retry", "{\"ids\": [" + id + "]}").text())
        .isEqualTo("{\"changed\":1,\"skipped\":0,\"more\":false}");
    assertThat(post("jobs/cancel", "{\"type\": \"nobody\"}").text())
        .isEqualTo("{\"changed\":1,\"skipped\":4,\"more\":false}");
    assertThat(post("jobs/discard", "{\"all\": true}").text())
        .isEqualTo("{\"changed\":5,\"skipped\":0,\"more\":false}");
  }

  @Test
  void a_range_restricts_what_is_listed_and_what_is_changed() {
    JobRows.insert("failed", 3);
    JobRows.age("failed", 30);
    JobRows.insert("failed", 2);
    JobRows.insert("pending", 1);

    assertThat(listed("?type=nobody")).hasSize(6);
    assertThat(listed("?type=nobody&range=24h")).hasSize(3);
    assertThat(listed("?status=failed&range=7d")).hasSize(5);
    assertThat(fieldOf(tab.page().request().get(API + "jobs?range=1y"))).isEqualTo("range");
    assertThat(fieldOf(post("jobs/discard", "{\"range\": \"1y\"}"))).isEqualTo("range");
    assertThat(fieldOf(tab.page().request().get(API + "jobs/types?range=1y"))).isEqualTo("range");
    assertThat(post("jobs/discard", "{\"status\": \"failed\", \"range\": \"24h\"}").text())
        .isEqualTo("{\"changed\":2,\"skipped\":0,\"more\":false}");
    assertThat(listed("?type=nobody")).hasSize(4);
  }

  @Test
  void a_cause_and_a_run_time_restrict_what_is_listed_and_what_is_changed() {
    JobRows.insert("failed", 1);
    JobRows.fail("Feed", "java.io.IOException", "Feed.read(Feed.java:7)", 2);
    JobRows.fail("Mail", "java.io.IOException", "", 1);

    assertThat(listed("?errorClass=java.io.IOException")).hasSize(3);
    assertThat(listed("?errorClass=java.io.IOException&errorPlace=-&range=24h")).hasSize(1);
    assertThat(listed("?runFrom=2020-01-01T00:00:00Z&runTo=2020-01-02T00:00:00Z")).isEmpty();
    assertThat(fieldOf(tab.page().request().get(API + "jobs?runFrom=monday"))).isEqualTo("runFrom");
    assertThat(
            fieldOf(
                post(
                    "jobs/retry",
                    "{\"runFrom\": \"2020-01-02T00:00:00Z\","
                        + " \"runTo\": \"2020-01-01T00:00:00Z\"}")))
        .isEqualTo("runTo");
    assertThat(post("jobs/discard", "{\"errorPlace\": \"Feed.read(Feed.java:7)\"}").text())
        .isEqualTo("{\"changed\":2,\"skipped\":0,\"more\":false}");
    assertThat(listed("")).hasSize(2);
  }

  private JsonArray listed(String query) {
    return json(tab.page().request().get(API + "jobs" + query)).getJsonArray("jobs");
  }

  @Test
  void a_type_is_paused_bounded_and_resumed_by_scripts() {
    assertThat(post("jobs/types/nobody_does_it/pause", "").status()).isEqualTo(204);
    assertThat(put("jobs/types/nobody_does_it/limit", "{\"maxRunning\": 3}").status())
        .isEqualTo(204);
    assertThat(type("nobody_does_it").getInt("maxRunning")).isEqualTo(3);
    assertThat(type("nobody_does_it").isNull("pausedAt")).isFalse();
    APIResponse wrong = put("jobs/types/nobody_does_it/limit", "{\"maxRunning\": 0}");
    assertThat(json(wrong).getString("field")).isEqualTo("maxRunning");

    assertThat(post("jobs/types/nobody_does_it/resume", "").status()).isEqualTo(204);
    assertThat(put("jobs/types/nobody_does_it/limit", "").status()).isEqualTo(204);

    assertThat(type("nobody_does_it").isNull("pausedAt")).isTrue();
    assertThat(type("nobody_does_it").isNull("maxRunning")).isTrue();
  }

  private JsonObject type(String name) {
    return json(tab.page().request().get(API + "jobs/types")).getJsonArray("types").stream()
        .map(JsonValue::asJsonObject)
        .filter(type -> type.getString("type").equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void failures_are_grouped_by_what_failed_and_where() throws Exception {
    for (int i = 0; i < 2; i++) {
      long id =
          json(post(
                  "jobs",
                  "{\"type\": \"fixture_note\", \"maxAttempts\": 1, \"payload\": {\"note\": \"n\", \"failures\": 1}}"))
              .getInt("id");
      awaitStatus(id, "failed");
    }

    JsonObject group =
        json(tab.page().request().get(API + "jobs/failures?type=fixture_note"))
            .getJsonArray("failures")
            .getJsonObject(0);

    assertThat(group.getString("errorClass")).isEqualTo("java.lang.IllegalStateException");
    assertThat(group.getString("place")).contains("NoteHandler.run(NoteHandler.java:");
    assertThat(group.getInt("attempts")).isEqualTo(2);
    tab.open("/admin/performance/jobs?status=failed&type=fixture_note");
    assertThat(tab.text("#failures")).contains("IllegalStateException", "NoteHandler.run");
  }

  @Test
  void a_schedule_is_checked_by_its_type_and_is_deleted() {
    String schedule =
        "{\"name\": \"Checked\", \"type\": \"%s\", \"schedule\": \"@daily\", \"overlap\": \"%s\", \"payload\": %s}";

    assertThat(fieldOf(post("schedules", schedule.formatted("nobody_does_it", "skip", "{}"))))
        .isEqualTo("type");
    assertThat(fieldOf(post("schedules", schedule.formatted("fixture_note", "never", "{}"))))
        .isEqualTo("overlap");
    assertThat(fieldOf(post("schedules", schedule.formatted("cleanup", "skip", "{}"))))
        .isEqualTo("payload.cleanup_type");

    JsonObject created = json(post("schedules", schedule.formatted("fixture_note", "queue", "{}")));
    assertThat(created.getString("overlap")).isEqualTo("queue");
    assertThat(created.getString("inWords")).isEqualTo("At 00:00 every day");
    String address = API + "schedules/" + created.getInt("id");
    RequestOptions script = RequestOptions.create().setHeader("X-Requested-With", "test");
    assertThat(tab.page().request().delete(address, script).status()).isEqualTo(204);
    assertThat(tab.page().request().delete(address, script).status()).isEqualTo(404);
  }

  private static String fieldOf(APIResponse refused) {
    assertThat(refused.status()).isEqualTo(400);
    return json(refused).getString("field");
  }

  private APIResponse put(String path, String body) {
    return tab.page().request().put(API + path, json(body));
  }

  private JsonObject awaitStatus(long id, String status) throws Exception {
    JobRows.awaitStatus(id, status);
    return json(tab.page().request().get(API + "jobs/" + id));
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
