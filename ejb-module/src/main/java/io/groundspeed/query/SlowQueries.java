package io.groundspeed.query;

import io.groundspeed.postgres.BoundedRead;
import io.groundspeed.postgres.Reads;
import io.groundspeed.telemetry.sketch.Resolution;
import io.groundspeed.telemetry.sketch.Sketch;
import io.groundspeed.telemetry.sketch.SketchQuery;
import io.groundspeed.telemetry.sketch.SketchReader;
import io.groundspeed.telemetry.sketch.SketchRow;
import io.groundspeed.telemetry.sketch.Stream;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The stored summary of slow queries, and its recomputation. Thread-safe. */
@ApplicationScoped
public class SlowQueries {
  private static final Duration LOOKED_BACK = Duration.ofDays(7);

  /** If two analyses run concurrently, the second waits and then finds the names free. */
  private static final String LOCK =
      "LOCK TABLE groundspeed.slow_query_summary IN SHARE ROW EXCLUSIVE MODE";

  @PersistenceContext private EntityManager entities;
  @Inject private SketchReader sketches;
  @Inject private InstantSource time;

  protected SlowQueries() {}

  /** For callers outside the container, which end the transaction themselves. */
  public SlowQueries(EntityManager entities, SketchReader sketches, InstantSource time) {
    this.entities = entities;
    this.sketches = sketches;
    this.time = time;
  }

  /**
   * Rewrites {@code slow_query_summary} from the sketches of the last 7 days, in the caller's
   * transaction if there is one.
   *
   * @param thresholdMs a query is slow if its average or 95th percentile in ms is above this
   * @return the slow queries, longest total time first
   * @throws jakarta.persistence.PersistenceException if nothing was rewritten
   */
  @Transactional
  public List<SlowQuery> summarise(double thresholdMs) {
    Instant now = time.instant();
    Map<String, Sketch> times = new HashMap<>();
    Map<String, Instant> last = new HashMap<>();
    for (SketchRow row : read(now)) {
      times.computeIfAbsent(row.detail(), absent -> new Sketch()).merge(row.sketch());
      last.merge(row.detail(), row.start(), (a, b) -> a.isAfter(b) ? a : b);
    }
    List<SlowQuery> slow =
        times.entrySet().stream()
            .map(
                entry ->
                    SlowQuery.of(entry.getKey(), entry.getValue(), latest(last, entry.getKey())))
            .filter(query -> query.isAbove(thresholdMs))
            .sorted(SlowQuery.BY_TOTAL_TIME)
            .toList();
    rewrite(slow, now);
    return slow;
  }

  private static Instant latest(Map<String, Instant> last, String query) {
    return Objects.requireNonNull(last.get(query), "every query has a row");
  }

  private List<SketchRow> read(Instant now) {
    return sketches.read(
        new SketchQuery(
            Stream.QUERY,
            List.of(Measure.TIME.of(false), Measure.TIME.of(true)),
            null,
            true,
            now.minus(LOOKED_BACK),
            now.plusSeconds(1),
            Resolution.HOUR));
  }

  private void rewrite(List<SlowQuery> slow, Instant now) {
    entities.createNativeQuery(LOCK).executeUpdate();
    entities.createQuery("DELETE FROM SlowQuerySummary").executeUpdate();
    for (SlowQuery query : slow) {
      entities.persist(new SlowQuerySummary(query, now));
    }
    entities.flush();
  }

  /**
   * Returns the summary as last rewritten: queries whose average or 95th percentile is above a
   * threshold in ms, longest total time first.
   *
   * @param limit maximum number of queries
   * @throws io.groundspeed.postgres.Unavailable if it can't be read now
   */
  @BoundedRead
  public List<SlowQuery> summary(double thresholdMs, int limit) {
    return Reads.list(
        entities
            .createNamedQuery(SlowQuerySummary.ABOVE, SlowQuery.class)
            .setParameter("threshold", thresholdMs)
            .setMaxResults(limit));
  }
}
