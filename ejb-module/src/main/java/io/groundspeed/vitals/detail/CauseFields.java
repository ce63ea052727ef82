package io.groundspeed.vitals.detail;

import io.groundspeed.vitals.VitalMetric;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The fields of {@code web_vitals.attribution} with the causes of a metric, in the terms of the
 * web-vitals library.
 *
 * @param target SQL for the element's selector
 * @param detail SQL for the detail
 * @param value SQL for the value
 * @param phases the name of each phase with its field, in order
 */
record CauseFields(String target, String detail, String value, Map<String, String> phases) {
  private static final String NO_TEXT = "NULL::text";
  private static final String VALUE = "metric_value";

  static CauseFields of(VitalMetric metric) {
    return switch (metric) {
      case LCP ->
          new CauseFields(
              "coalesce(attribution ->> 'target', attribution ->> 'element')",
              "attribution ->> 'url'",
              VALUE,
              phases(
                  "time to first byte", "timeToFirstByte",
                  "resource load delay", "resourceLoadDelay",
                  "resource load duration", "resourceLoadDuration",
                  "element render delay", "elementRenderDelay"));
      case INP ->
          new CauseFields(
              "attribution ->> 'interactionTarget'",
              "attribution #>> '{longestScript,entry,sourceURL}'",
              VALUE,
              phases(
                  "input delay", "inputDelay",
                  "processing duration", "processingDuration",
                  "presentation delay", "presentationDelay"));
      case CLS ->
          new CauseFields(
              "attribution ->> 'largestShiftTarget'",
              "attribution ->> 'loadState'",
              number("largestShiftValue"),
              Map.of());
      case FCP ->
          new CauseFields(
              NO_TEXT,
              "attribution ->> 'loadState'",
              VALUE,
              phases("time to first byte", "timeToFirstByte", "rendering", "firstByteToFCP"));
      case TTFB ->
          new CauseFields(
              NO_TEXT,
              NO_TEXT,
              VALUE,
              phases(
                  "waiting", "waitingDuration",
                  "cache", "cacheDuration",
                  "name look-up", "dnsDuration",
                  "connection", "connectionDuration",
                  "request", "requestDuration"));
      case FID -> new CauseFields(NO_TEXT, NO_TEXT, VALUE, Map.of());
    };
  }

  /** Returns a column for the 75th percentile of each phase. */
  String phaseColumns() {
    return phases.values().stream()
        .map(field -> ", percentile_disc(0.75) WITHIN GROUP (ORDER BY %s)".formatted(number(field)))
        .collect(Collectors.joining());
  }

  /** Senders' values are not necessarily numbers. */
  private static String number(String field) {
    return "CASE jsonb_typeof(attribution -> '%1$s') WHEN 'number' THEN (attribution ->> '%1$s')::double precision END"
        .formatted(field);
  }

  private static Map<String, String> phases(String... namesAndFields) {
    Map<String, String> phases = new LinkedHashMap<>();
    for (int i = 0; i < namesAndFields.length; i += 2) {
      phases.put(namesAndFields[i], namesAndFields[i + 1]);
    }
    return phases;
  }
}
