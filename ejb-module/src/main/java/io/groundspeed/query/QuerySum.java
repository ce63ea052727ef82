package io.groundspeed.query;

import io.groundspeed.telemetry.sketch.Sketch;
import io.groundspeed.telemetry.sketch.SketchRow;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Accumulates the sketches of one query. */
final class QuerySum {
  private final Sketch time = new Sketch();
  private final Map<String, Sketch> byEndpoint = new HashMap<>();
  private final Map<String, Map<String, Sketch>> repeats = new HashMap<>();
  private double rows;
  private long errors;
  private Instant last = Instant.EPOCH;

  void add(SketchRow row, StatementSegment segment) {
    String endpoint = segment.endpoint();
    switch (Measure.parse(row.name())) {
      case ROWS -> rows += row.sketch().sum();
      case ERRORS -> errors += row.sketch().count();
      case TIME -> {
        last = row.start().isAfter(last) ? row.start() : last;
        time.merge(row.sketch());
        byEndpoint.computeIfAbsent(endpoint, absent -> new Sketch()).merge(row.sketch());
      }
      case REPEATS ->
          repeats
              .computeIfAbsent(endpoint, absent -> new TreeMap<>())
              .computeIfAbsent(segment.method(), absent -> new Sketch())
              .merge(row.sketch());
    }
  }

  Sketch time() {
    return time;
  }

  /**
   * @param text null if unknown
   */
  QueryFigures figures(
      String name, String deployment, @Nullable QueryText text, double totalOfAll) {
    return new QueryFigures(
        name,
        hash(name),
        text == null ? null : text.text(),
        deployment,
        time.count(),
        errors,
        time.sum(),
        totalOfAll > 0 ? time.sum() / totalOfAll : 0,
        time.mean(),
        time.quantile(0.5),
        time.quantile(0.95),
        time.quantile(0.99),
        time.max(),
        Math.round(rows),
        callers(),
        text == null ? last : text.lastSeen());
  }

  private List<QueryCaller> callers() {
    return byEndpoint.entrySet().stream()
        .map(e -> caller(e.getKey(), e.getValue()))
        .sorted(Comparator.comparingDouble(QueryCaller::totalMs).reversed())
        .toList();
  }

  private QueryCaller caller(String endpoint, Sketch times) {
    List<Repeats> byMethod =
        repeats.getOrDefault(endpoint, Map.of()).entrySet().stream()
            .map(method -> Repeats.of(method.getKey(), method.getValue()))
            .toList();
    return new QueryCaller(endpoint, times.count(), times.sum(), byMethod);
  }

  static @Nullable String hash(String name) {
    return name.startsWith("sql:") ? name.substring("sql:".length()) : null;
  }
}
