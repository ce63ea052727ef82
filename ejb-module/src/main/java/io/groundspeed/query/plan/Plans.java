package io.groundspeed.query.plan;

import io.groundspeed.postgres.Unavailable;
import io.groundspeed.probe.Probe;
import io.groundspeed.probe.session.MeasuredDatabase;
import io.groundspeed.query.QueryText;
import io.groundspeed.query.QueryTexts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Reads PostgreSQL's plan for a recorded statement, on the database where it ran last and with the
 * log-in of the pool that ran it. The statement is not run. Thread-safe.
 */
@ApplicationScoped
public class Plans {
  private static final Logger LOG = Logger.getLogger(Plans.class.getName());
  private static final String APPLICATION = "groundspeed";

  /** The planner's own limit, and time for the connection and the catalogue. */
  private static final int SECONDS = Planner.SECONDS + 3;

  private QueryTexts texts;
  private PlanHistory history;

  /** For the container. */
  protected Plans() {}

  @Inject
  Plans(QueryTexts texts, PlanHistory history) {
    this.texts = texts;
    this.history = history;
  }

  /**
   * Returns the generic plan of a statement, without its values, and adds it to its history.
   *
   * @param hash of the statement
   * @throws Unavailable if a database is unavailable
   */
  public QueryPlan of(String hash) {
    QueryText text = texts.of(List.of(hash)).get(hash);
    if (text == null) {
      return QueryPlan.refused("Its text is not known yet: it is written within seconds.", null);
    }
    PlannableText plannable = plannable(text);
    String database = text.database();
    if (database == null) {
      return QueryPlan.refused(
          "It is not known to have run on a PostgreSQL database through a measured connection.",
          Planner.byHand(plannable));
    }
    MeasuredDatabase known = Probe.sessions().named(database).orElse(null);
    if (known == null) {
      return QueryPlan.refused(
          "It ran on %s, and this node has no measured connection to it. Try another node."
              .formatted(database),
          Planner.byHand(plannable));
    }
    QueryPlan plan = ask(known, plannable);
    remember(hash, database, plan);
    return plan;
  }

  /** The plan is shown even if its history can't be written now. */
  private void remember(String hash, String database, QueryPlan plan) {
    try {
      history.seen(hash, database, plan);
    } catch (RuntimeException e) { // also thrown by a failed commit
      LOG.log(Level.WARNING, "A plan was not added to its history: {0}", e.getMessage());
    }
  }

  /** Returns the text of a statement as PostgreSQL can plan it. */
  static PlannableText plannable(QueryText text) {
    return new PlannableText(text.typed() == null ? text.text() : text.typed());
  }

  private static QueryPlan ask(MeasuredDatabase database, PlannableText text) {
    try (Connection connection = connect(database)) {
      return new Planner(connection).plan(text);
    } catch (SQLException e) {
      throw unavailable(database, e);
    }
  }

  /** Opens a connection in the simple query mode, see {@link Planner}. */
  static Connection connect(MeasuredDatabase database) throws SQLException {
    return database.connectSimple(APPLICATION, SECONDS);
  }

  private static Unavailable unavailable(MeasuredDatabase database, SQLException e) {
    return new Unavailable(
        "unreachable",
        "%s can't be asked for a plan now: %s".formatted(database.name(), e.getMessage()),
        Duration.ofSeconds(SECONDS));
  }
}
