package io.groundspeed.web.jobs;

import io.groundspeed.report.StoredFile;
import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import org.jspecify.annotations.Nullable;

/**
 * A file that a job has written.
 *
 * @param id of the report or export
 */
public record Product(StoredFile.Kind kind, long id) {

  /** Reads what a job of a type has written from its result; null for nothing. */
  static @Nullable Product of(String type, @Nullable String result) {
    return switch (type) {
      case "report_generation" -> of(StoredFile.Kind.REPORT, "report_id", result);
      case "data_export" -> of(StoredFile.Kind.EXPORT, "export_id", result);
      default -> null;
    };
  }

  private static @Nullable Product of(StoredFile.Kind kind, String field, @Nullable String json) {
    if (json == null) {
      return null;
    }
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return reader.readValue() instanceof JsonObject result
              && result.get(field) instanceof JsonNumber id
              && id.isIntegral()
          ? new Product(kind, id.longValue())
          : null;
    }
  }
}
