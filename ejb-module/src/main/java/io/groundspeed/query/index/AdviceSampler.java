package io.groundspeed.query.index;

import io.groundspeed.postgres.AdvisoryLock;
import io.groundspeed.postgres.Telemetry;
import io.groundspeed.probe.Probe;
import io.groundspeed.probe.session.MeasuredDatabase;
import io.groundspeed.query.QueryFigures;
import io.groundspeed.query.QueryFilter;
import io.groundspeed.query.QuerySummaries;
import io.groundspeed.query.QueryText;
import io.groundspeed.query.QueryTexts;
import io.groundspeed.query.plan.Planning;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Looks every quarter of an hour, on one node of the cluster, at the statements of the last day in
 * every database that the node measures: which indexes they lack, and what came of earlier advice.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@DenyAll
public class AdviceSampler {
  private static final Logger LOG = Logger.getLogger(AdviceSampler.class.getName());

  /** Statements of a database that are planned, those with the largest total time. */
  static final int MOST = 50;

  /** No look at a database plans further statements after this time. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private static final Duration DAY = Duration.ofDays(1);

  private final AtomicBoolean busy = new AtomicBoolean();

  @Inject @Telemetry private DataSource dataSource;
  @Inject private QuerySummaries summaries;
  @Inject private QueryTexts texts;
  @Inject private AdviceBook book;
  @Inject private InstantSource time;

  /** For the container. */
  public AdviceSampler() {}

  AdviceSampler(
      DataSource dataSource,
      QuerySummaries summaries,
      QueryTexts texts,
      AdviceBook book,
      InstantSource time) {
    this.dataSource = dataSource;
    this.summaries = summaries;
    this.texts = texts;
    this.book = book;
    this.time = time;
  }

  @Schedule(hour = "*", minute = "*/15", second = "20", persistent = false)
  void sample() {
    if (!busy.compareAndSet(false, true)) {
      return;
    }
    try (Connection lock = dataSource.getConnection()) {
      lock.setAutoCommit(false);
      try {
        if (AdvisoryLock.ADVICE.tryToHold(lock)) {
          Probe.sessions().databases().forEach(this::sample);
        }
      } finally {
        lock.rollback();
        lock.setAutoCommit(true);
      }
    } catch (SQLException | RuntimeException e) {
      LOG.log(Level.WARNING, "Indexes were not looked at: {0}", e.getMessage());
    } finally {
      busy.set(false);
    }
  }

  private void sample(MeasuredDatabase database) {
    try {
      sample(database, IndexAdvisor.DAYS_UNUSED);
    } catch (SQLException | RuntimeException e) {
      LOG.log(
          Level.FINE,
          "The indexes of {0} were not looked at: {1}",
          new Object[] {database.name(), e.getMessage()});
    }
  }

  /** Looks at one database. */
  void sample(MeasuredDatabase database, double daysUnused) throws SQLException {
    Instant now = time.instant();
    List<QueryFigures> day = queries(now.minus(DAY), now);
    Map<Workload, QueryText> workload = workload(database, day);
    if (!workload.isEmpty()) {
      book.found(database.name(), findings(database, workload, daysUnused), now);
    }
    for (StoredAdvice watched : book.watched(database.name())) {
      Instant done = watched.doneAt();
      if (done != null && done.isBefore(now)) {
        book.watched(watched.id(), watched(watched.advice(), done, now), now);
      }
    }
  }

  private Watched watched(Advice advice, Instant done, Instant now) {
    return Watched.of(advice.queries(), queries(done.minus(DAY), done), queries(done, now));
  }

  private List<QueryFigures> queries(Instant from, Instant to) {
    return summaries.queries(QueryFilter.ofApplications(new TimeRange("24h", from, to)));
  }

  /** Returns the statements that ran in a database, those with the largest total time first. */
  private Map<Workload, QueryText> workload(MeasuredDatabase database, List<QueryFigures> day) {
    Map<String, List<QueryFigures>> byHash =
        day.stream()
            .filter(query -> query.hash() != null)
            .collect(
                Collectors.groupingBy(
                    query -> String.valueOf(query.hash()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    Map<String, QueryText> known = texts.of(byHash.keySet());
    Map<Workload, QueryText> workload = new LinkedHashMap<>();
    byHash.forEach(
        (hash, figures) ->
            Optional.ofNullable(known.get(hash))
                .filter(text -> database.name().equals(text.database()))
                .filter(text -> workload.size() < MOST)
                .ifPresent(text -> workload.put(statement(hash, figures), text)));
    return workload;
  }

  private static Workload statement(String hash, List<QueryFigures> figures) {
    double calls = figures.stream().mapToDouble(QueryFigures::calls).sum();
    return new Workload(
        hash,
        figures.stream().mapToDouble(QueryFigures::totalMs).sum(),
        figures.stream().mapToDouble(QueryFigures::rows).sum() / Math.max(1, calls));
  }

  private Findings findings(
      MeasuredDatabase database, Map<Workload, QueryText> workload, double daysUnused)
      throws SQLException {
    Instant end = time.instant().plus(LONGEST);
    try (Planning planning = Planning.of(database)) {
      List<IndexAdvisor.Planned> planned = new ArrayList<>();
      for (Map.Entry<Workload, QueryText> each : workload.entrySet()) {
        if (time.instant().isBefore(end)) {
          planning
              .pair(each.getValue())
              .map(pair -> new IndexAdvisor.Planned(each.getKey(), pair.actual(), pair.bare()))
              .ifPresent(planned::add);
        }
      }
      IndexAdvisor advisor = new IndexAdvisor(database.name(), daysUnused);
      return planning.read(connection -> advisor.of(connection, planned));
    }
  }
}
