package io.groundspeed.query.plan;

import io.groundspeed.query.QuerySummaries;
import io.groundspeed.query.QueryTotal;
import io.groundspeed.shared.TimeRange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Compares how long statements took before and after their plans changed. Thread-safe. */
@ApplicationScoped
public class PlanChanges {
  private static final Duration COMPARED = Duration.ofDays(1);

  /** The name of the ranges that are compared; it is not shown. */
  private static final String RANGE = "day";

  private PlanHistory history;
  private QuerySummaries summaries;
  private InstantSource time;

  /** For the container. */
  protected PlanChanges() {}

  @Inject
  PlanChanges(PlanHistory history, QuerySummaries summaries, InstantSource time) {
    this.history = history;
    this.summaries = summaries;
    this.time = time;
  }

  /**
   * Returns the plans of a statement, the latest first, with its times before and after each.
   *
   * @param query the hash of the statement
   * @param name of the query
   * @throws io.groundspeed.postgres.Unavailable if the database is unavailable or slow
   */
  public List<PlanChange> of(String query, String name) {
    List<SeenPlan> plans = history.of(query);
    return plans.stream().map(plan -> change(plan, plans, name)).toList();
  }

  private PlanChange change(SeenPlan plan, List<SeenPlan> all, String name) {
    Instant since = plan.firstSeenAt();
    boolean first =
        all.stream()
            .filter(other -> other.database().equals(plan.database()))
            .noneMatch(other -> other.firstSeenAt().isBefore(since));
    return new PlanChange(
        plan,
        total(since.minus(COMPARED), since, name),
        total(since, since.plus(COMPARED), name),
        first);
  }

  private QueryTotal total(Instant from, Instant to, String name) {
    Instant now = time.instant();
    Instant end = to.isAfter(now) ? now : to;
    Instant last = end.isAfter(from) ? end : from.plusMillis(1);
    return summaries.total(new TimeRange(RANGE, from, last), name);
  }
}
