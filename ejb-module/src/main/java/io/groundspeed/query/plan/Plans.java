package io.groundspeed.query.plan;

import io.groundspeed.postgres.Telemetry;
import io.groundspeed.postgres.Unavailable;
import io.groundspeed.query.QueryText;
import io.groundspeed.query.QueryTexts;
import io.groundspeed.query.plan.PlanSteps.Step;
import io.groundspeed.query.source.MeasuredDatabases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.StringJoiner;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads PostgreSQL's plan for a recorded statement. The statement is not run: there is no ANALYZE,
 * and the transaction is read-only, ends within seconds and is rolled back. Thread-safe.
 */
@ApplicationScoped
public class Plans {
  private static final int MOST_LINES = 300;
  private static final String BY_HAND = "EXPLAIN (GENERIC_PLAN) %s;";
  private static final String PLAN = "SELECT groundspeed.generic_plan(?, ?)";
  private static final List<String> SETTINGS =
      List.of(
          "SET TRANSACTION READ ONLY",
          "SET LOCAL statement_timeout = '5s'",
          "SET LOCAL lock_timeout = '1s'");

  private static final String TOO_LONG = "57014";
  private static final String LOCKED = "55P03";
  private static final String CONNECTION = "08";

  /** Not measured, because an administrator's lookup is not a statement of the application. */
  @Inject @Telemetry private DataSource dataSource;

  @Inject private QueryTexts texts;
  @Inject private MeasuredDatabases databases;

  protected Plans() {}

  Plans(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Returns the generic plan of a statement, without its values.
   *
   * @param hash of the statement
   * @param deployments that ran it
   * @throws Unavailable if the database is unavailable
   */
  public QueryPlan of(String hash, Collection<String> deployments) {
    QueryText known = texts.of(List.of(hash)).get(hash);
    if (known == null) {
      return QueryPlan.refused("Its text is not known yet: it is written within seconds.", null);
    }
    PlannableText text = new PlannableText(known.text());
    return databases
        .elsewhere(deployments)
        .map(why -> QueryPlan.refused(why, explain(text)))
        .orElseGet(() -> plan(text));
  }

  /** Returns the statement with which to read the plan manually; null if that would not help. */
  private static @Nullable String explain(PlannableText text) {
    return text.refusal().isPresent() ? null : BY_HAND.formatted(text.numbered());
  }

  QueryPlan plan(PlannableText text) {
    return text.refusal().map(why -> QueryPlan.refused(why, null)).orElseGet(() -> ask(text));
  }

  private QueryPlan ask(PlannableText text) {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        return ask(connection, text.numbered());
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      return refused(e, explain(text));
    }
  }

  private static QueryPlan ask(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String setting : SETTINGS) {
        statement.execute(setting);
      }
    }
    String shown = plan(connection, sql, "FORMAT TEXT");
    PlanSteps steps = PlanSteps.parse(plan(connection, sql, "FORMAT JSON, VERBOSE"));
    Tables tables = Tables.of(connection, steps);
    return new QueryPlan(
        null, BY_HAND.formatted(sql), cut(shown), tables.all(), scans(steps, tables));
  }

  private static String plan(Connection connection, String sql, String options)
      throws SQLException {
    StringJoiner lines = new StringJoiner("\n");
    try (PreparedStatement select = connection.prepareStatement(PLAN)) {
      select.setString(1, sql);
      select.setString(2, options);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          lines.add(row.getString(1));
        }
      }
    }
    return lines.toString();
  }

  private static String cut(String plan) {
    List<String> lines = plan.lines().toList();
    return lines.size() <= MOST_LINES
        ? plan
        : String.join("\n", lines.subList(0, MOST_LINES))
            + "\n… %d lines more".formatted(lines.size() - MOST_LINES);
  }

  private static List<WholeScan> scans(PlanSteps steps, Tables tables) {
    List<WholeScan> scans = new ArrayList<>();
    for (Step step : steps.all()) {
      TableFacts table = tables.of(step);
      if (table != null && step.type().equals("Seq Scan") && step.filter() != null) {
        Condition condition = new Condition(step.alias(), step.filter());
        scans.add(
            new WholeScan(table, step.rows(), step.filter(), condition.columns(table.columns())));
      }
    }
    return scans;
  }

  private static QueryPlan refused(SQLException failure, @Nullable String statement) {
    String state = failure.getSQLState() == null ? "" : failure.getSQLState();
    if (state.isEmpty() || state.startsWith(CONNECTION)) {
      throw Unavailable.database("the plan can't be asked for now");
    }
    return switch (state) {
      case TOO_LONG -> QueryPlan.refused("PostgreSQL took longer than 5 s to plan it.", statement);
      case LOCKED -> QueryPlan.refused("One of its tables is locked now.", statement);
      default ->
          QueryPlan.refused(
              "PostgreSQL can’t plan it without its values: " + message(failure), statement);
    };
  }

  private static String message(SQLException failure) {
    String message = failure.getMessage() == null ? "" : failure.getMessage();
    return message.lines().findFirst().orElse(failure.getSQLState());
  }
}
