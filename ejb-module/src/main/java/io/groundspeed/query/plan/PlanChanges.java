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
import java.util.function.Function;

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
    return compared(history.of(query), time.instant(), range -> summaries.total(range, name));
  }

  /**
   * Compares plans of one statement.
   *
   * @param now the end of what has been measured
   * @param total the executions of the statement in a range
   */
  static List<PlanChange> compared(
      List<SeenPlan> plans, Instant now, Function<TimeRange, QueryTotal> total) {
    return plans.stream()
        .map(
            plan -> {
              Instant since = plan.firstSeenAt();
              return new PlanChange(
                  plan,
                  total.apply(new TimeRange(RANGE, since.minus(COMPARED), since)),
                  total.apply(new TimeRange(RANGE, since, end(since, now))),
                  isFirst(plan, plans));
            })
        .toList();
  }

  /** A range has a length, even if its plan was first seen just now or by a clock that is ahead. */
  private static Instant end(Instant since, Instant now) {
    Instant end = since.plus(COMPARED);
    if (end.isBefore(now)) {
      return end;
    }
    return now.isAfter(since) ? now : since.plusMillis(1);
  }

  private static boolean isFirst(SeenPlan plan, List<SeenPlan> all) {
    return all.stream()
        .filter(other -> other.database().equals(plan.database()))
        .noneMatch(other -> other.firstSeenAt().isBefore(plan.firstSeenAt()));
  }
}
