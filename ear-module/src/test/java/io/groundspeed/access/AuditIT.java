package io.groundspeed.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.platform.Caller;
import io.groundspeed.testing.Groundspeed;
import io.groundspeed.testing.RunningGroundspeed;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each administrative action writes an audit line with user, action, object and address. */
@ExtendWith(Groundspeed.class)
class AuditIT {
  private static final String API = "api/performance/";

  private final Caller admin = Caller.of("admin", RunningGroundspeed.ADMIN_PASSWORD);

  @Test
  void what_is_done_to_a_job_is_audited() throws Exception {
    long id = enqueue();
    ok(admin.send("POST", API + "jobs/" + id + "/cancel"));
    ok(admin.send("POST", API + "jobs/" + id + "/retry"));
    ok(admin.send("POST", API + "jobs/" + id + "/cancel"));
    ok(admin.send("DELETE", API + "jobs/" + id));

    assertAudited("enqueued", "job " + id + " of nobody_does_it");
    assertAudited("cancelled", "job " + id);
    assertAudited("retried", "job " + id);
    assertAudited("discarded", "job " + id);
  }

  @Test
  void what_is_done_to_many_jobs_and_to_a_type_is_audited() throws Exception {
    long id = enqueue();
    ok(admin.post(API + "jobs/cancel", "{\"ids\": [" + id + "]}"));
    ok(admin.post(API + "jobs/discard", "{\"type\": \"nobody_does_it\"}"));
    ok(admin.send("POST", API + "jobs/types/nobody_does_it/pause"));
    ok(admin.send("PUT", API + "jobs/types/nobody_does_it/limit"));
    ok(admin.send("POST", API + "jobs/types/nobody_does_it/resume"));

    assertAudited("cancelled", "1 jobs: [" + id + "]");
    assertAudited("discarded", "jobs that match");
    assertAudited("paused", "jobs of nobody_does_it");
    assertAudited("took the limit off", "jobs of nobody_does_it");
    assertAudited("resumed", "jobs of nobody_does_it");
  }

  @Test
  void what_is_done_to_a_schedule_is_audited() throws Exception {
    HttpResponse<String> created =
        admin.post(
            API + "schedules",
            "{\"name\": \"Audited\", \"type\": \"daily_stats\", \"schedule\": \"@yearly\"}");
    long id = Caller.json(ok(created)).getInt("id");
    ok(admin.send("POST", API + "schedules/" + id + "/run"));
    ok(admin.send("PATCH", API + "schedules/" + id));
    ok(admin.send("DELETE", API + "schedules/" + id));

    assertAudited("created", "schedule " + id + ", Audited");
    assertAudited("ran", "schedule " + id + ", as job");
    assertAudited("changed", "schedule " + id);
    assertAudited("deleted", "schedule " + id);
  }

  @Test
  void what_is_done_to_the_cache_is_audited() throws Exception {
    admin.send("DELETE", API + "cache/entries/journey:audited"); // 404: it is not cached
    ok(admin.send("DELETE", API + "cache/entities/journey/4711"));

    assertAudited("invalidated", "cache key journey:audited");
    assertAudited("invalidated", "cache of journey:4711");
  }

  private long enqueue() throws Exception {
    JsonObject job =
        Caller.json(
            ok(
                admin.post(
                    API + "jobs",
                    "{\"type\": \"nobody_does_it\", \"scheduledAt\": \"2999-01-01T00:00:00Z\"}")));
    return job.getJsonNumber("id").longValue();
  }

  private static HttpResponse<String> ok(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    return answer;
  }

  private static void assertAudited(String action, String object) throws IOException {
    assertThat(auditLines())
        .as("%s %s", action, object)
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains("\"admin\" " + action + " \"")
                    .contains(object)
                    .endsWith("from \"127.0.0.1\""));
  }

  private static List<String> auditLines() throws IOException {
    try (Stream<Path> files = Files.list(Groundspeed.logDirectory())) {
      return files
          .filter(Files::isRegularFile)
          .flatMap(AuditIT::lines)
          .filter(line -> line.contains("io.groundspeed.audit"))
          .toList();
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
