package io.groundspeed.query.plan;

import io.groundspeed.postgres.AdvisoryLock;
import io.groundspeed.postgres.Telemetry;
import io.groundspeed.postgres.Unavailable;
import io.groundspeed.query.QueryFigures;
import io.groundspeed.query.QueryFilter;
import io.groundspeed.query.QuerySummaries;
import io.groundspeed.shared.TimeRange;
import jakarta.annotation.security.DenyAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Asks every ten minutes for the plans of the statements with the largest total time in the last
 * hour, and of those that were faster in the hour before, on one node of the cluster, so that a
 * change of a plan is in the history before somebody looks for it.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@DenyAll
public class PlanSampler {
  private static final Logger LOG = Logger.getLogger(PlanSampler.class.getName());

  /** Statements with the largest total time whose plans are asked for in one run. */
  static final int MOST = 20;

  /** Statements that became slower whose plans are asked for in one run, in addition. */
  static final int MOST_SLOWER = 10;

  /** A database that is away takes seconds for each of its statements. */
  private static final int MOST_FAILURES = 3;

  /** No run asks for further plans after this time. */
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private static final Duration LOOKED_BACK = Duration.ofHours(1);

  private final AtomicBoolean busy = new AtomicBoolean();

  @Inject @Telemetry private DataSource dataSource;
  @Inject private QuerySummaries summaries;
  @Inject private Plans plans;
  @Inject private InstantSource time;

  /** For the container. */
  public PlanSampler() {}

  PlanSampler(DataSource dataSource, QuerySummaries summaries, Plans plans, InstantSource time) {
    this.dataSource = dataSource;
    this.summaries = summaries;
    this.plans = plans;
    this.time = time;
  }

  @Schedule(hour = "*", minute = "*/10", second = "40", persistent = false)
  void sample() {
    if (!busy.compareAndSet(false, true)) {
      return;
    }
    try (Connection lock = dataSource.getConnection()) {
      lock.setAutoCommit(false);
      try {
        if (AdvisoryLock.PLANS.tryToHold(lock)) {
          sampleAll();
        }
      } finally {
        lock.rollback();
        lock.setAutoCommit(true);
      }
    } catch (SQLException | RuntimeException e) {
      LOG.log(Level.WARNING, "Plans were not sampled: {0}", e.getMessage());
    } finally {
      busy.set(false);
    }
  }

  private void sampleAll() {
    Instant now = time.instant();
    Instant from = now.minus(LOOKED_BACK);
    List<QueryFigures> hour = queries(from, now);
    List<QueryFigures> before = queries(from.minus(LOOKED_BACK), from);
    sample(Stream.concat(largest(hour), slower(hour, before)).distinct().toList(), plans::of, time);
  }

  /** Asks for the plan of each statement, as long as there is time and databases answer. */
  static void sample(List<String> hashes, Consumer<String> ask, InstantSource time) {
    Instant end = time.instant().plus(LONGEST);
    int failures = 0;
    for (String hash : hashes) {
      if (failures == MOST_FAILURES || time.instant().isAfter(end)) {
        return;
      }
      try {
        ask.accept(hash);
      } catch (Unavailable e) {
        failures++;
        LOG.log(Level.FINE, "A plan was not sampled: {0}", e.getMessage());
      }
    }
  }

  /** Returns the statements and the named work of applications, the largest total time first. */
  private List<QueryFigures> queries(Instant from, Instant to) {
    return summaries.queries(QueryFilter.ofApplications(new TimeRange("1h", from, to)));
  }

  private static Stream<String> largest(List<QueryFigures> hour) {
    return hashes(hour.stream()).limit(MOST);
  }

  /** Returns the statements that became slower, those first that lost the most time. */
  private static Stream<String> slower(List<QueryFigures> hour, List<QueryFigures> before) {
    Map<String, QueryFigures> earlier =
        before.stream().collect(Collectors.toMap(PlanSampler::key, each -> each, (a, b) -> a));
    return hashes(
            hour.stream()
                .flatMap(
                    now -> Stream.ofNullable(earlier.get(key(now))).map(was -> new Pair(was, now)))
                .filter(Pair::isSlower)
                .sorted(Comparator.comparingDouble(Pair::lostMs).reversed())
                .map(Pair::now))
        .limit(MOST_SLOWER);
  }

  /** The same query in two hours. */
  private record Pair(QueryFigures before, QueryFigures now) {
    boolean isSlower() {
      return PlanChange.isSlower(before.calls(), before.p95(), now.calls(), now.p95());
    }

    double lostMs() {
      return (now.averageMs() - before.averageMs()) * now.calls();
    }
  }

  private static String key(QueryFigures query) {
    return query.deployment() + " " + query.name();
  }

  private static Stream<String> hashes(Stream<QueryFigures> queries) {
    return queries.map(QueryFigures::hash).filter(hash -> hash != null).distinct();
  }
}
