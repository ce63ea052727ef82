package io.groundspeed.web.jobs;

import io.groundspeed.job.desk.FailureGroup;
import io.groundspeed.job.desk.JobAttempt;
import io.groundspeed.job.desk.JobDetail;
import io.groundspeed.job.desk.JobPage;
import io.groundspeed.job.desk.JobRow;
import io.groundspeed.shared.JsonText;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import org.jspecify.annotations.Nullable;

/** Writes jobs as JSON. */
final class JobText {
  private JobText() {}

  static JsonObject of(JobPage page) {
    JsonArrayBuilder jobs = Json.createArrayBuilder();
    page.jobs().forEach(job -> jobs.add(row(job).add("errorMessage", text(job.error()))));
    return Json.createObjectBuilder()
        .add("jobs", jobs)
        .add("next", page.next() == null ? JsonValue.NULL : Json.createValue(page.next()))
        .build();
  }

  static JsonObject of(JobDetail job) {
    JsonArrayBuilder history = Json.createArrayBuilder();
    job.history().forEach(attempt -> history.add(attempt(attempt)));
    return row(job.row())
        .add("payload", json(job.payload()))
        .add("result", json(job.result()))
        .add("errorMessage", text(job.error()))
        .add("progressNote", text(job.progressNote()))
        .add("node", text(job.node()))
        .add("uniqueKey", text(job.uniqueKey()))
        .add("createdBy", text(job.createdBy()))
        .add("createdAt", text(job.createdAt()))
        .add("updatedAt", text(job.updatedAt()))
        .add("history", history)
        .build();
  }

  static JsonObjectBuilder of(FailureGroup group) {
    return Json.createObjectBuilder()
        .add("errorClass", text(group.errorClass()))
        .add("place", text(group.place()))
        .add("attempts", group.count())
        .add("failedJobs", group.failedJobs())
        .add("firstAt", text(group.first()))
        .add("lastAt", text(group.last()))
        .add("types", Json.createArrayBuilder(group.types()))
        .add("jobId", group.jobId());
  }

  private static JsonObjectBuilder row(JobRow job) {
    return Json.createObjectBuilder()
        .add("id", job.id())
        .add("type", job.type())
        .add("name", job.name())
        .add("status", job.status().word())
        .add("priority", job.priority())
        .add("attempts", job.attempts())
        .add("maxAttempts", job.maxAttempts())
        .add("scheduledAt", text(job.runAt()))
        .add("startedAt", text(job.startedAt()))
        .add("waitMs", number(job.waitMillis()))
        .add("runMs", number(job.runMillis()))
        .add("progress", number(job.progress()));
  }

  private static JsonObjectBuilder attempt(JobAttempt attempt) {
    return Json.createObjectBuilder()
        .add("attempt", attempt.number())
        .add("startedAt", text(attempt.startedAt()))
        .add("endedAt", text(attempt.endedAt()))
        .add("executionTimeMs", attempt.millis())
        .add("success", attempt.success())
        .add("errorMessage", text(attempt.error()));
  }

  private static JsonValue text(@Nullable Object value) {
    return value == null ? JsonValue.NULL : Json.createValue(value.toString());
  }

  private static JsonValue number(@Nullable Double value) {
    return value == null ? JsonValue.NULL : Json.createValue(value);
  }

  /**
   * JSON that was stored without the queue's API can be anything that PostgreSQL accepts as JSON.
   */
  private static JsonValue json(@Nullable String text) {
    if (text == null) {
      return JsonValue.NULL;
    }
    if (JsonText.flaw(text) != null) {
      return Json.createValue("unreadable: the stored JSON " + JsonText.flaw(text));
    }
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readValue();
    }
  }
}
