package io.groundspeed.web.jobs;

import io.groundspeed.format.Format;
import io.groundspeed.job.schedule.ScheduleSummary;
import io.groundspeed.shared.JsonText;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import org.jspecify.annotations.Nullable;

/** Writes schedules as JSON. */
final class ScheduleText {
  private ScheduleText() {}

  static JsonObjectBuilder of(ScheduleSummary schedule) {
    JsonArrayBuilder next = Json.createArrayBuilder();
    schedule.nextRuns().forEach(run -> next.add(run.toString()));
    return Json.createObjectBuilder()
        .add("id", schedule.id())
        .add("name", schedule.name())
        .add("type", schedule.type())
        .add("schedule", schedule.schedule())
        .add("inWords", text(schedule.inWords()))
        .add("timeZone", schedule.timeZone())
        .add("payload", json(schedule.payload()))
        .add("misfire", Format.word(schedule.misfire()))
        .add("overlap", Format.word(schedule.overlap()))
        .add("leftOut", schedule.leftOut())
        .add("lastLeftOutAt", text(schedule.lastLeftOutAt()))
        .add("active", schedule.active())
        .add("nextRuns", next)
        .add("lastRunAt", text(schedule.lastRunAt()))
        .add(
            "lastJobId",
            schedule.lastJobId() == null ? JsonValue.NULL : Json.createValue(schedule.lastJobId()))
        .add(
            "lastResult", text(schedule.lastResult() == null ? null : schedule.lastResult().word()))
        .add("lastError", text(schedule.lastError()));
  }

  private static JsonValue text(@Nullable Object value) {
    return value == null ? JsonValue.NULL : Json.createValue(value.toString());
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
