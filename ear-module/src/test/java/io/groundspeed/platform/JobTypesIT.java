package io.groundspeed.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.Groundspeed;
import io.groundspeed.testing.Pause;
import io.groundspeed.testing.RunningGroundspeed;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each job type through the queue of the built EAR, and access to the results. */
@ExtendWith(Groundspeed.class)
class JobTypesIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Caller nobody = Caller.nobody();
  private final Caller admin = Caller.of("admin", RunningGroundspeed.ADMIN_PASSWORD);
  private final Caller client = Caller.of("client", Groundspeed.PASSWORD);
  private final Caller mentor = Caller.of("mentor", Groundspeed.PASSWORD);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "daily_stats | {} | days",
        "daily_stats | {\"date\": \"2026-01-02\"} | days",
        "cache_refresh | {\"entity_type\": \"journey_stats\"} | refreshed",
        "cache_refresh | {\"entity_type\": \"mentor_stats\"} | refreshed",
        "cleanup | {\"cleanup_type\": \"query_performance_log\", \"days_to_keep\": 30} | removed",
        "cleanup | {\"cleanup_type\": \"completed_jobs\"} | removed",
        "cleanup | {\"cleanup_type\": \"all\"} | removed",
        "performance_analysis | {\"analysis_type\": \"slow_queries\", \"threshold_ms\": 100} | findings",
        "performance_analysis | {\"analysis_type\": \"cache_efficiency\"} | findings"
      })
  void it_completes_and_says_what_it_did(String type, String payload, String field)
      throws Exception {
    assertThat(run(type, payload)).containsKey(field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cleanup | {\"cleanup_type\": \"everything\"} | cleanup_type must be one of",
        "cache_refresh | {\"entity_type\": \"everything\"} | entity_type must be",
        "daily_stats | {\"date\": \"soon\"} | date must be a day",
        "certificate_generation | {\"user_id\": -1, \"journey_id\": -1} | journey_id is no journey",
        "data_export | {\"export_type\": \"user_data\", \"user_id\": -1} | user_id is no user"
      })
  void what_it_cannot_do_is_refused_by_name(String type, String payload, String reason)
      throws Exception {
    long job = enqueue(type, payload);

    awaitStatus(job, "failed");

    assertThat(value("error_message", job)).contains(reason);
  }

  @Test
  void the_weekly_report_is_for_administrators_as_page_and_as_pdf() throws Exception {
    long report =
        run("report_generation", "{\"report_type\": \"weekly_performance\"}").getInt("report_id");
    String page = "api/performance/reports/" + report + ".html";
    String file = "api/performance/reports/" + report + ".pdf";

    HttpResponse<byte[]> html = fetch(admin, page);
    HttpResponse<byte[]> pdf = fetch(admin, file);

    assertThat(html.statusCode()).isEqualTo(200);
    assertThat(header(html, "Content-Security-Policy"))
        .isEqualTo("default-src 'none'; style-src 'unsafe-inline'");
    assertThat(header(html, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(html, "Content-Disposition")).startsWith("inline; filename=");
    assertThat(new String(html.body(), StandardCharsets.UTF_8))
        .contains("Weekly performance", "Web vitals and traffic", "The platform", "<svg")
        .contains("Background jobs", "Slow queries")
        .doesNotContain("<script");
    assertThat(header(pdf, "Content-Type")).isEqualTo("application/pdf");
    assertThat(header(pdf, "Content-Disposition")).startsWith("attachment; filename=");
    assertThat(new String(pdf.body(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    assertThat(admin.get("api/performance/reports").body()).contains("/" + file, "/" + page);
    for (String address : new String[] {"api/performance/reports", page, file}) {
      assertThat(nobody.get(address).statusCode()).isEqualTo(401);
      assertThat(client.get(address).statusCode()).isEqualTo(403);
      assertThat(mentor.get(address).statusCode()).isEqualTo(403);
    }
    assertThat(admin.get("api/performance/reports/999999.pdf").statusCode()).isEqualTo(404);
    keep("weekly.html", html.body());
    keep("weekly.pdf", pdf.body());
  }

  @Test
  void a_user_asks_for_what_is_held_on_him_and_he_alone_gets_it() throws Exception {
    HttpResponse<String> asked = client.post("api/exports", "{}");
    assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
    long job = Caller.json(asked).getInt("job");
    awaitStatus(job, "completed");
    int id = object(value("result", job)).getInt("export_id");

    HttpResponse<byte[]> zip = fetch(client, "api/exports/" + id);

    Map<String, String> files = unzip(zip.body());
    assertThat(files)
        .containsKeys("account.csv", "account.json", "enrollments.csv", "web_vitals.csv");
    assertThat(files.get("account.json")).contains("\"username\":\"client\"");
    assertThat(files.values()).noneMatch(file -> file.contains("$2a$") || file.contains("$2b$"));
    assertThat(header(zip, "Content-Disposition")).startsWith("attachment; filename=");
    assertThat(header(zip, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(client.get("api/exports").body()).contains("/api/exports/" + id);
    assertThat(mentor.get("api/exports").body()).doesNotContain("/api/exports/" + id + "\"");
    assertThat(admin.get("api/exports/" + id).statusCode()).isEqualTo(200);
    assertMissing(mentor.get("api/exports/" + id), mentor.get("api/exports/999999"));
    assertThat(nobody.get("api/exports/" + id).statusCode()).isEqualTo(401);
    assertThat(nobody.post("api/exports", "{}").statusCode()).isEqualTo(401);
    Groundspeed.database()
        .execute(
            "UPDATE groundspeed.exports SET expires_at = groundspeed.clock() WHERE id = " + id);
    assertThat(client.get("api/exports/" + id).statusCode()).isEqualTo(404);
  }

  /**
   * Asserts that the response about another user's object equals that about a missing one, byte by
   * byte.
   */
  private static void assertMissing(HttpResponse<String> others, HttpResponse<String> missing) {
    assertThat(others.statusCode()).isEqualTo(404);
    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(others.body()).isEqualTo(missing.body());
    assertThat(others.headers().map().keySet()).isEqualTo(missing.headers().map().keySet());
  }

  @Test
  void a_certificate_is_its_holders_and_everyone_can_verify_it() throws Exception {
    long user =
        Groundspeed.database().count("SELECT id FROM groundspeed.users WHERE username = 'client'");
    long journey =
        Groundspeed.database()
            .count("SELECT id FROM groundspeed.journeys WHERE slug = 'a-chair-from-a-plank'");
    Groundspeed.database()
        .execute(
            """
            INSERT INTO groundspeed.user_enrollments (user_id, journey_id, status, completed_at)
            VALUES (%d, %d, 'completed', groundspeed.clock())
            """
                .formatted(user, journey));
    String payload = "{\"user_id\": %d, \"journey_id\": %d}".formatted(user, journey);

    JsonObject first = run("certificate_generation", payload);
    JsonObject second = run("certificate_generation", payload);

    assertThat(second).isEqualTo(first);
    String file = "api/certificates/" + first.getString("certificate_id") + ".pdf";
    HttpResponse<byte[]> pdf = fetch(client, file);
    assertThat(new String(pdf.body(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    assertThat(admin.get(file).statusCode()).isEqualTo(200);
    assertMissing(mentor.get(file), mentor.get("api/certificates/GS-0000-NONE.pdf"));
    assertThat(nobody.get(file).statusCode()).isEqualTo(401);
    assertThat(client.get("me").body()).contains("/" + file);

    HttpResponse<String> genuine =
        nobody.get("certificates/" + first.getString("verification_code"));
    assertThat(genuine.statusCode()).isEqualTo(200);
    assertThat(genuine.body()).contains("This certificate is genuine", "A chair from a plank");
    HttpResponse<String> forged = nobody.get("certificates/0123456789abcdef");
    assertThat(forged.statusCode()).isEqualTo(404);
    assertThat(forged.body()).contains("is not genuine");
    keep("certificate.pdf", pdf.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"reports", "report"})
  void the_beans_give_reports_to_administrators_only(String what) throws Exception {
    assertThat(ask(nobody, what)).isEqualTo("EJBAccessException");
    assertThat(ask(client, what)).isEqualTo("EJBAccessException");
    assertThat(ask(mentor, what)).isEqualTo("EJBAccessException");
    assertThat(ask(admin, what)).isEqualTo("done");
  }

  @Test
  void the_beans_give_nothing_to_strangers_but_a_verdict() throws Exception {
    assertThat(ask(nobody, "exports")).isEqualTo("EJBAccessException");
    assertThat(ask(nobody, "export")).isEqualTo("EJBAccessException");
    assertThat(ask(nobody, "certificate")).isEqualTo("EJBAccessException");
    assertThat(ask(client, "exports")).isEqualTo("done");
    assertThat(ask(nobody, "verify")).isEqualTo("done");
  }

  private static String ask(Caller caller, String what) throws Exception {
    return caller.get("question/" + what + "?id=-1").body();
  }

  private static JsonObject run(String type, String payload) throws Exception {
    long job = enqueue(type, payload);
    awaitStatus(job, "completed");
    return object(value("result", job));
  }

  private static long enqueue(String type, String payload) {
    return Groundspeed.database()
        .count(
            """
            INSERT INTO groundspeed.background_jobs (job_type, job_name, payload, max_attempts)
            VALUES ('%s', 'A test', '%s', 1) RETURNING id
            """
                .formatted(type, payload));
  }

  private static void awaitStatus(long job, String status) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!status.equals(value("status", job))) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(
            "Job %d is %s: %s".formatted(job, value("status", job), value("error_message", job)));
      }
      Pause.briefly();
    }
  }

  private static String value(String column, long job) {
    return Groundspeed.database()
        .value("SELECT %s FROM groundspeed.background_jobs WHERE id = %d".formatted(column, job));
  }

  private static JsonObject object(String json) {
    try (var reader = Json.createReader(new StringReader(json))) {
      return reader.readObject();
    }
  }

  private static HttpResponse<byte[]> fetch(Caller caller, String path) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(Groundspeed.url() + path))
            .header("Authorization", caller.credentials())
            .build(),
        BodyHandlers.ofByteArray());
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private static Map<String, String> unzip(byte[] zip) throws Exception {
    Map<String, String> files = new HashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }

  /** Keeps a file for inspection. */
  private static void keep(String name, byte[] content) throws Exception {
    var directory = java.nio.file.Path.of("target", "reports");
    java.nio.file.Files.createDirectories(directory);
    java.nio.file.Files.write(directory.resolve(name), content);
  }
}
