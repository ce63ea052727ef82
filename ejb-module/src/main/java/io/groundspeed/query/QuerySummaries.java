package io.groundspeed.query;

import io.groundspeed.shared.TimeRange;
import io.groundspeed.telemetry.sketch.Resolution;
import io.groundspeed.telemetry.sketch.Sketch;
import io.groundspeed.telemetry.sketch.SketchQuery;
import io.groundspeed.telemetry.sketch.SketchReader;
import io.groundspeed.telemetry.sketch.SketchRow;
import io.groundspeed.telemetry.sketch.Steps;
import io.groundspeed.telemetry.sketch.Stream;
import io.groundspeed.telemetry.sketch.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Metrics of statements, from the sketches; raw rows are never counted or aggregated. Thread-safe;
 * every read may throw {@link io.groundspeed.postgres.Unavailable}.
 */
@ApplicationScoped
public class QuerySummaries {
  private SketchReader sketches;
  private QueryTexts texts;

  protected QuerySummaries() {}

  @Inject
  QuerySummaries(SketchReader sketches, QueryTexts texts) {
    this.sketches = sketches;
    this.texts = texts;
  }

  /** Returns the queries that ran, separately per deployment, longest total time first. */
  public List<QueryFigures> queries(QueryFilter filter) {
    return figures(filter, read(filter, Measure.all(), null, Resolution.DAY));
  }

  /**
   * Returns one query, once for each deployment that ran it; empty if none did.
   *
   * @param name given by a developer, or {@code sql:} and the hash
   */
  public List<QueryFigures> query(QueryFilter filter, String name) {
    return figures(filter, read(filter, Measure.all(), name, Resolution.DAY));
  }

  /**
   * Returns the text of a query's statement with {@code ?} for literals; empty if it is unknown.
   *
   * @param name {@code sql:} and the hash
   */
  public Optional<String> text(String name) {
    String hash = QuerySum.hash(name);
    return hash == null
        ? Optional.empty()
        : Optional.ofNullable(texts.of(List.of(hash)).get(hash)).map(QueryText::text);
  }

  /** Returns calls and durations of one query over time, and the distribution of its durations. */
  public QueryHistory history(QueryFilter filter, String name) {
    Steps steps = Steps.of(filter.range());
    Map<Instant, Sketch> times = new HashMap<>();
    Sketch all = new Sketch();
    for (SketchRow row : read(filter, Measure.times(), name, steps.resolution())) {
      if (filter.admits(StatementSegment.parse(row.segment()))) {
        times
            .computeIfAbsent(steps.startOf(row.start()), absent -> new Sketch())
            .merge(row.sketch());
        all.merge(row.sketch());
      }
    }
    return new QueryHistory(
        steps.starts().stream()
            .map(start -> QueryPoint.of(start, times.getOrDefault(start, new Sketch())))
            .toList(),
        TimeBar.of(all));
  }

  /** Returns the durations of all statements together, without Groundspeed's own. */
  public QueryTotal total(TimeRange range) {
    QueryFilter applications = QueryFilter.ofApplications(range);
    Sketch time = new Sketch();
    read(applications, List.of(Measure.TIME.of(false)), Subject.ALL, Resolution.DAY).stream()
        .filter(row -> applications.admits(StatementSegment.parse(row.segment())))
        .forEach(row -> time.merge(row.sketch()));
    return QueryTotal.of(time);
  }

  /**
   * Returns the durations of one query, in all deployments.
   *
   * @param name given by a developer, or {@code sql:} and the hash
   */
  public QueryTotal total(TimeRange range, String name) {
    Sketch time = new Sketch();
    QueryFilter all = new QueryFilter(range, null, null);
    read(all, Measure.times(), name, Resolution.HOUR).forEach(row -> time.merge(row.sketch()));
    return QueryTotal.of(time);
  }

  private List<SketchRow> read(
      QueryFilter filter, List<String> measures, @Nullable String name, Resolution coarsest) {
    return sketches.read(
        new SketchQuery(
            Stream.QUERY,
            measures,
            name,
            true,
            filter.range().from(),
            filter.range().to(),
            coarsest));
  }

  private List<QueryFigures> figures(QueryFilter filter, List<SketchRow> rows) {
    Map<Key, QuerySum> sums = new HashMap<>();
    for (SketchRow row : rows) {
      StatementSegment segment = StatementSegment.parse(row.segment());
      if (filter.admits(segment)) {
        sums.computeIfAbsent(new Key(row.detail(), segment.deployment()), absent -> new QuerySum())
            .add(row, segment);
      }
    }
    sums.values().removeIf(sum -> sum.time().count() == 0);
    double all = sums.values().stream().mapToDouble(sum -> sum.time().sum()).sum();
    Map<String, QueryText> known = texts.of(hashes(sums.keySet()));
    return sums.entrySet().stream()
        .map(
            sum ->
                sum.getValue()
                    .figures(
                        sum.getKey().name(),
                        sum.getKey().deployment(),
                        known.get(QuerySum.hash(sum.getKey().name())),
                        all))
        .sorted(Comparator.comparingDouble(QueryFigures::totalMs).reversed())
        .toList();
  }

  private static Set<String> hashes(Set<Key> keys) {
    return keys.stream()
        .map(key -> QuerySum.hash(key.name()))
        .filter(hash -> hash != null)
        .collect(Collectors.toSet());
  }

  private record Key(String name, String deployment) {}
}
