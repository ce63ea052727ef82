package io.groundspeed.query.index;

import io.groundspeed.probe.Probe;
import io.groundspeed.probe.session.MeasuredDatabase;
import io.groundspeed.query.QueryFigures;
import io.groundspeed.query.QueryFilter;
import io.groundspeed.query.QuerySummaries;
import io.groundspeed.query.QueryText;
import io.groundspeed.query.QueryTexts;
import io.groundspeed.query.plan.Planning;
import io.groundspeed.shared.TimeRange;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * Looks at the statements of the last day in a measured database, and stores what they need. It is
 * separate from the EJB, whose signatures can't have types of the probe: a client of the EJB may
 * not see them.
 */
final class IndexLook {
  private static final Logger LOG = Logger.getLogger(IndexLook.class.getName());

  /** Statements of a database that are planned, those with the largest total time. */
  static final int MOST = 50;

  /** No look at a database plans further statements after this time. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  /** No further database is looked at after this time. */
  private static final Duration LONGEST_OF_ALL = Duration.ofMinutes(2);

  private static final Duration DAY = Duration.ofDays(1);

  private final QuerySummaries summaries;
  private final QueryTexts texts;
  private final AdviceBook book;
  private final InstantSource time;

  IndexLook(QuerySummaries summaries, QueryTexts texts, AdviceBook book, InstantSource time) {
    this.summaries = summaries;
    this.texts = texts;
    this.book = book;
    this.time = time;
  }

  /** Looks at every database that this node measures, as long as there is time. */
  void atAll() {
    Instant end = time.instant().plus(LONGEST_OF_ALL);
    for (MeasuredDatabase database : Probe.sessions().databases()) {
      if (time.instant().isAfter(end)) {
        return;
      }
      try {
        at(database, IndexAdvisor.DAYS_UNUSED);
      } catch (SQLException | RuntimeException e) {
        LOG.log(
            Level.FINE,
            "The indexes of {0} were not looked at: {1}",
            new Object[] {database.name(), e.getMessage()});
      }
    }
  }

  /**
   * Looks at one database.
   *
   * @param daysUnused how long an index must not have been used to advise to drop it
   * @throws SQLException if the database can't be reached
   */
  void at(MeasuredDatabase database, double daysUnused) throws SQLException {
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
