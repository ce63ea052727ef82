package io.groundspeed.vitals.detail;

import io.groundspeed.vitals.VitalMetric;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The cause of one visit's value.
 *
 * @param target the element's selector; null if the browser did not report it
 * @param phase the longest phase; null if the browser did not report phases
 * @param phaseMs its duration in ms; 0 without a phase
 */
public record VisitCause(@Nullable String target, @Nullable String phase, double phaseMs) {
  static final VisitCause UNKNOWN = new VisitCause(null, null, 0);

  /** Reads an attribution. A text that is no JSON object has no cause. */
  static VisitCause of(VitalMetric metric, @Nullable String attribution) {
    if (attribution == null) {
      return UNKNOWN;
    }
    try (JsonReader reader = Json.createReader(new StringReader(attribution))) {
      return of(metric, reader.readObject());
    } catch (JsonException e) {
      return UNKNOWN;
    }
  }

  private static VisitCause of(VitalMetric metric, JsonObject attribution) {
    String target =
        targets(metric).stream()
            .filter(field -> attribution.get(field) instanceof JsonString)
            .map(attribution::getString)
            .findFirst()
            .orElse(null);
    String longest = null;
    double longestMs = 0;
    for (Map.Entry<String, String> phase : CauseFields.of(metric).phases().entrySet()) {
      double ms = number(attribution.get(phase.getValue()));
      if (ms > longestMs) {
        longest = phase.getKey();
        longestMs = ms;
      }
    }
    return new VisitCause(target, longest, longestMs);
  }

  /** Senders' values are not necessarily numbers. */
  private static double number(@Nullable JsonValue value) {
    return value instanceof JsonNumber number ? number.doubleValue() : 0;
  }

  /** The fields with the element, in the terms of the web-vitals library and of our tracker. */
  private static List<String> targets(VitalMetric metric) {
    return switch (metric) {
      case LCP -> List.of("target", "element");
      case INP -> List.of("interactionTarget");
      case CLS -> List.of("largestShiftTarget");
      case FCP, TTFB, FID -> List.of();
    };
  }
}
