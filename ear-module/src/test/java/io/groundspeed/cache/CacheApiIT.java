package io.groundspeed.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.Beacons;
import io.groundspeed.testing.Groundspeed;
import io.groundspeed.testing.RunningGroundspeed;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The cache's JSON API, as used by administrators' scripts. */
@ExtendWith(Groundspeed.class)
class CacheApiIT {
  private static final String CACHE = "api/performance/cache";
  private static final String MADE_UP = "journeys:50%25%3A poem::1:12";

  private final Beacons http = new Beacons(Groundspeed.url());

  @BeforeEach
  void read() {
    http.request("GET", "?category=50%25%3A+poem");
  }

  @Test
  void figures_come_by_type_and_by_pattern_and_agree() {
    CacheRows.awaitFigures("journeys:{category}:{text}:{page}:{size}");

    JsonObject figures = json(http.asAdmin(CACHE + "?range=1h"));

    assertThat(figures.getJsonArray("types").getValuesAs(JsonObject.class))
        .extracting(type -> type.getString("type"))
        .containsExactly("kv", "api", "browser");
    assertThat(figures.getJsonArray("types").getJsonObject(0).keySet())
        .containsExactly(
            "type", "active", "total", "hits", "misses", "hitRate", "loads", "avgLoadMs");
    assertThat(figures.getJsonArray("patterns").getValuesAs(JsonObject.class))
        .allSatisfy(
            pattern ->
                assertThat(pattern.getInt("reads"))
                    .isEqualTo(
                        pattern.getInt("hits")
                            + pattern.getInt("negativeHits")
                            + pattern.getInt("staleHits")
                            + pattern.getInt("misses")
                            + pattern.getInt("bypassed")));
    assertProblem(http.asAdmin(CACHE + "?range=1q"), 400, "range");
  }

  @Test
  void a_key_with_colons_and_percents_is_taken_out_once() {
    String address = CACHE + "/entries/" + MADE_UP.replace("%", "%25").replace(" ", "%20");

    assertThat(delete(address).statusCode()).isEqualTo(204);
    assertThat(delete(address).statusCode()).isEqualTo(404);
  }

  @Test
  void what_depends_on_an_entity_is_taken_out_and_half_of_one_is_refused() {
    String address = CACHE + "/entries/journeys:categories";

    assertThat(delete(CACHE + "/entities/journey/*").statusCode()).isEqualTo(204);

    assertThat(delete(address).statusCode()).isEqualTo(404);
    assertProblem(delete(CACHE + "/entities/%20/42"), 400, "type");
    assertProblem(delete(CACHE + "/entities/journey/" + "4".repeat(201)), 400, "id");
  }

  @Test
  void everything_is_taken_out_but_not_for_an_empty_key() {
    assertThat(delete(CACHE + "/entries/").statusCode()).isEqualTo(404);
    assertThat(delete(CACHE + "/entries").statusCode()).isEqualTo(204);
    assertThat(delete(CACHE + "/entries/journeys:categories").statusCode()).isEqualTo(404);
  }

  @Test
  void warming_is_a_job_that_is_told_where_it_is() {
    CacheRows.awaitWarmings();

    HttpResponse<String> answer = asAdmin("POST", CACHE + "/warmings");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    String job = answer.headers().firstValue("Location").orElseThrow();
    assertThat(job).matches(".*/api/performance/jobs/[0-9]+");
    CacheRows.awaitWarmings();
    JsonObject warmed = json(http.asAdmin(job.substring(job.indexOf("api/"))));
    assertThat(warmed.getString("status")).isEqualTo("completed");
  }

  @Test
  void a_second_warming_is_refused_while_one_waits() {
    CacheRows.awaitWarmings();
    Groundspeed.database()
        .execute(
            """
            INSERT INTO groundspeed.background_jobs
                   (job_type, job_name, payload, unique_key, held_key, scheduled_at)
            VALUES ('cache_refresh', 'Later', '{"entity_type": "warm_cache"}', 'warm_cache',
                    'warm_cache', groundspeed.clock() + interval '1 hour')
            """);
    try {
      assertProblem(asAdmin("POST", CACHE + "/warmings"), 409, "uniqueKey");
    } finally {
      Groundspeed.database()
          .execute("DELETE FROM groundspeed.background_jobs WHERE job_name = 'Later'");
    }
  }

  @Test
  void it_is_for_administrators_alone() {
    assertThat(http.request("GET", CACHE).statusCode()).isEqualTo(401);
    assertThat(http.as("client", Groundspeed.PASSWORD, CACHE).statusCode()).isEqualTo(403);
    assertThat(http.request("DELETE", CACHE + "/entries").statusCode()).isEqualTo(401);
    assertThat(
            http.request("DELETE", CACHE + "/entries", "Authorization", credentials()).statusCode())
        .as("without a header that a foreign page can't set")
        .isEqualTo(403);
  }

  private HttpResponse<String> delete(String path) {
    return asAdmin("DELETE", path);
  }

  private HttpResponse<String> asAdmin(String method, String path) {
    return http.request(method, path, "Authorization", credentials(), "X-Requested-With", "test");
  }

  private static String credentials() {
    String both = "admin:" + RunningGroundspeed.ADMIN_PASSWORD;
    return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String field) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(json(answer).getString("field")).isEqualTo(field);
  }

  private static JsonObject json(HttpResponse<String> answer) {
    try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
      return reader.readObject();
    }
  }
}
