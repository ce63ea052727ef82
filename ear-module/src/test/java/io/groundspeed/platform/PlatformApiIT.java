package io.groundspeed.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.Groundspeed;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The platform's JSON API, as used by scripts and other pages. */
@ExtendWith(Groundspeed.class)
class PlatformApiIT {
  private final Caller nobody = Caller.nobody();
  private final Caller client = Caller.of("client", Groundspeed.PASSWORD);
  private final Caller mentor = Caller.of("mentor", Groundspeed.PASSWORD);

  @Test
  void the_catalogue_is_open_and_comes_in_pages() throws Exception {
    HttpResponse<String> answer = nobody.get("api/journeys?size=7&page=5");

    assertThat(answer.statusCode()).isEqualTo(200);
    JsonObject page = Caller.json(answer);
    assertThat(page.getInt("total")).isEqualTo(30);
    assertThat(page.getJsonArray("journeys")).hasSize(2);
    assertThat(Caller.json(nobody.get("api/journeys?q=poem&category=Writing")).getInt("total"))
        .isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"size=0, size", "size=101, size", "page=0, page", "page=x, page", "page=10001, page"})
  void a_page_out_of_bounds_is_refused_by_name(String query, String field) throws Exception {
    HttpResponse<String> answer = nobody.get("api/journeys?" + query);

    assertProblem(answer, 400);
    assertThat(Caller.json(answer).getString("field")).isEqualTo(field);
  }

  @Test
  void a_journey_is_open_and_an_unknown_one_is_a_problem() throws Exception {
    JsonObject journey = Caller.json(nobody.get("api/journeys/translate-a-poem"));

    assertThat(journey.getString("title")).isEqualTo("Translate a poem");
    assertThat(journey.getJsonArray("sections")).hasSize(4);
    assertThat(journey.getJsonArray("mentors")).isNotEmpty();
    assertProblem(nobody.get("api/journeys/none"), 404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api/journeys/translate-a-poem/enrollments",
        "api/sections/1/reviews",
        "api/reviews/1/claim",
        "api/reviews/1/completion"
      })
  void writing_takes_a_log_in_and_our_own_page(String path) throws Exception {
    assertProblem(nobody.post(path, "{}"), 401);
    HttpResponse<String> foreign =
        java.net.http.HttpClient.newHttpClient()
            .send(
                java.net.http.HttpRequest.newBuilder(java.net.URI.create(Groundspeed.url() + path))
                    .header("Authorization", client.credentials())
                    .header("Content-Type", "application/json")
                    .header("Sec-Fetch-Site", "cross-site")
                    .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}"))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertProblem(foreign, 403);
  }

  @Test
  void the_wrong_role_is_refused() throws Exception {
    assertProblem(mentor.post("api/journeys/translate-a-poem/enrollments", ""), 403);
    assertProblem(mentor.post("api/sections/1/reviews", ""), 403);
    assertProblem(client.post("api/reviews/1/claim", ""), 403);
    assertProblem(client.post("api/reviews/1/completion", ""), 403);
    assertProblem(client.get("api/performance/vitals"), 403);
  }

  @Test
  void a_client_enrolls_once_and_asks_for_a_review_and_a_mentor_completes_it() throws Exception {
    HttpResponse<String> enrolled = client.post("api/journeys/listen-to-jazz/enrollments", "");
    assertThat(enrolled.statusCode()).as(enrolled.body()).isEqualTo(201);
    assertThat(enrolled.headers().firstValue("Location").orElseThrow())
        .endsWith("/journeys/listen-to-jazz");
    assertProblem(client.post("api/journeys/listen-to-jazz/enrollments", ""), 409);

    int section =
        Caller.json(nobody.get("api/journeys/listen-to-jazz"))
            .getJsonArray("sections")
            .getJsonObject(0)
            .getInt("id");
    HttpResponse<String> asked = client.post("api/sections/" + section + "/reviews", "");
    assertThat(asked.statusCode()).as(asked.body()).isEqualTo(201);
    assertProblem(client.post("api/sections/" + section + "/reviews", ""), 409);
    String review = "api/reviews/" + Caller.json(asked).getInt("id");

    assertProblem(mentor.post(review + "/completion", "{}"), 403);
    assertThat(mentor.post(review + "/claim", "").statusCode()).isEqualTo(200);
    assertProblem(mentor.post(review + "/claim", ""), 409);
    assertField(mentor.post(review + "/completion", "{\"accepted\": \"yes\"}"), "accepted");
    assertField(mentor.post(review + "/completion", "{\"accepted\": false}"), "comment");
    assertField(mentor.post(review + "/completion", "{\"comment\": 7}"), "comment");
    assertField(mentor.post(review + "/completion", "{\"stars\": 5}"), "body");
    assertField(mentor.post(review + "/completion", "[]"), "body");
    assertField(
        mentor.post(review + "/completion", "{\"comment\":\"" + "x".repeat(4_001) + "\"}"),
        "comment");
    HttpResponse<String> completed =
        mentor.post(review + "/completion", "{\"comment\": \"You listened well.\"}");
    assertThat(completed.statusCode()).as(completed.body()).isEqualTo(200);
    assertProblem(mentor.post(review + "/completion", "{}"), 409);
    assertThat(
            Groundspeed.database()
                .value(
                    """
                    SELECT p.status FROM groundspeed.section_progress p
                    JOIN groundspeed.users u ON u.id = p.user_id
                    WHERE u.username = 'client' AND p.section_id = %d
                    """
                        .formatted(section)))
        .isEqualTo("completed");
  }

  @Test
  void what_does_not_exist_is_a_problem() throws Exception {
    assertProblem(client.post("api/journeys/none/enrollments", ""), 404);
    assertProblem(client.post("api/sections/999999/reviews", ""), 404);
    assertProblem(mentor.post("api/reviews/999999/claim", ""), 404);
    assertProblem(mentor.post("api/reviews/x/claim", ""), 404);
  }

  private static void assertField(HttpResponse<String> answer, String field) {
    assertProblem(answer, 400);
    assertThat(Caller.json(answer).getString("field")).isEqualTo(field);
  }

  private static void assertProblem(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    assertThat(Caller.json(answer).getInt("status")).isEqualTo(status);
  }
}
