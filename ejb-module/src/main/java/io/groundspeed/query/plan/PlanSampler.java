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
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Asks every ten minutes for the plans of the statements with the largest total time, on one node
 * of the cluster, so that a change of a plan is in the history before somebody looks for it.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@DenyAll
public class PlanSampler {
  private static final Logger LOG = Logger.getLogger(PlanSampler.class.getName());

  /** Statements whose plans are asked for in one run. */
  static final int MOST = 20;

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
    sample(hashes(new TimeRange("1h", now.minus(LOOKED_BACK), now)), plans::of, time);
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

  /** Returns the statements of applications with the largest total time. */
  private List<String> hashes(TimeRange range) {
    return summaries.queries(QueryFilter.ofApplications(range)).stream()
        .map(QueryFigures::hash)
        .filter(hash -> hash != null)
        .distinct()
        .limit(MOST)
        .toList();
  }
}
