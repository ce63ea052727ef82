package io.groundspeed.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.RequestOptions;
import io.groundspeed.testing.Groundspeed;
import io.groundspeed.web.Browser;
import io.groundspeed.web.Browsing;
import io.groundspeed.web.Tab;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The queue by its API, as a page of an administrator calls it. */
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
