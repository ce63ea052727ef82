package io.groundspeed.query.plan;

import io.groundspeed.query.plan.PlanTree.Node;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Asks PostgreSQL for plans over one connection. Statements are not run: there is no ANALYZE, and
 * each transaction is read-only, bounded and rolled back. For one thread at a time.
 */
final class Planner {
  /** Seconds that PostgreSQL may take for a plan. */
  static final int SECONDS = 5;

  private static final int MOST_LINES = 300;

  /** Maximum number of values of an open type in a text. */
  private static final int MOST_TRIES = 50;

  private static final String BY_HAND = "EXPLAIN (GENERIC_PLAN) %s;";

  /**
   * A wait for a lock blocks later requests for it, so it is short. The locks that EXPLAIN takes
   * conflict only with changes of a table's definition.
   */
  private static final String BOUNDS =
      """
      SET TRANSACTION READ ONLY;
      SET LOCAL statement_timeout = '%ds';
      SET LOCAL lock_timeout = '200ms';
      SET LOCAL jit = off
      """
          .formatted(SECONDS);

  /** Every condition is at its table then, and joins that can be hashed are. */
  private static final String NO_INDEXES =
      """
      SET LOCAL enable_indexscan = off;
      SET LOCAL enable_indexonlyscan = off;
      SET LOCAL enable_bitmapscan = off;
      SET LOCAL enable_tidscan = off;
      SET LOCAL enable_mergejoin = off;
      SET LOCAL enable_memoize = off;
      SET LOCAL enable_incremental_sort = off;
      SET LOCAL max_parallel_workers_per_gather = 0
      """;

  private static final String TOO_LONG = "57014";
  private static final String LOCKED = "55P03";
  private static final String CONNECTION = "08";

  private final Connection connection;

  /** The numbered text that was planned last; null if it was refused. */
  private @Nullable String planned;

  /**
   * @param connection in the simple query mode, because PostgreSQL waits for the values of a
   *     statement that is prepared
   */
  Planner(Connection connection) {
    this.connection = connection;
  }

  /** Returns the statement with which to read the plan manually; null if that would not help. */
  static @Nullable String byHand(PlannableText text) {
    return text.refusal().isPresent() ? null : BY_HAND.formatted(text.numbered());
  }

  /**
   * Returns the plan, or why there is none.
   *
   * @throws SQLException if the connection is broken
   */
  QueryPlan plan(PlannableText text) throws SQLException {
    planned = null;
    Optional<String> refusal = text.refusal();
    if (refusal.isPresent()) {
      return QueryPlan.refused(refusal.get(), null);
    }
    connection.setAutoCommit(false);
    String numbered = text.numbered();
    for (int tries = 1; ; tries++) {
      try {
        QueryPlan plan = ask(numbered);
        planned = numbered;
        return plan;
      } catch (SQLException e) {
        String state = e.getSQLState() == null ? CONNECTION : e.getSQLState();
        if (state.startsWith(CONNECTION)) {
          throw e;
        }
        Optional<String> other = PlannableText.retyped(numbered, state, message(e));
        if (other.isEmpty() || tries == MOST_TRIES) {
          return QueryPlan.refused(why(state, e), byHand(text));
        }
        numbered = other.get();
      } finally {
        connection.rollback();
      }
    }
  }

  /**
   * Returns the plan without any index for the statement that was planned last; null if that was
   * refused.
   *
   * @throws SQLException if the connection is broken, or the statement can't be planned now
   */
  @Nullable PlanTree withoutIndexes() throws SQLException {
    if (planned == null) {
      return null;
    }
    try (Statement set = connection.createStatement()) {
      set.execute(BOUNDS + ";" + NO_INDEXES);
      return PlanTree.parse(explain("FORMAT JSON, VERBOSE", planned));
    } finally {
      connection.rollback();
    }
  }

  /** Reads the catalogue within the same bounds as a plan. */
  <T> T read(Planning.Reading<T> reading) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement set = connection.createStatement()) {
      set.execute(BOUNDS);
      return reading.of(connection);
    } finally {
      connection.rollback();
    }
  }

  private QueryPlan ask(String numbered) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(BOUNDS);
    }
    PlanTree tree = PlanTree.parse(explain("FORMAT JSON, VERBOSE", numbered));
    String shown = explain("FORMAT TEXT", numbered);
    Tables tables = Tables.of(connection, tree);
    return new QueryPlan(
        null, BY_HAND.formatted(numbered), cut(shown), tree, tables.all(), scans(tree, tables));
  }

  private String explain(String options, String numbered) throws SQLException {
    StringJoiner lines = new StringJoiner("\n");
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("EXPLAIN (GENERIC_PLAN, %s) %s".formatted(options, numbered))) {
      while (row.next()) {
        lines.add(row.getString(1));
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

  private static List<WholeScan> scans(PlanTree tree, Tables tables) {
    List<WholeScan> scans = new ArrayList<>();
    for (Node node : tree.nodes()) {
      TableFacts table = tables.of(node);
      if (table != null && node.isWholeScan() && node.filter() != null && node.alias() != null) {
        Condition condition = new Condition(node.alias(), node.filter());
        scans.add(
            new WholeScan(table, node.rows(), node.filter(), condition.columns(table.columns())));
      }
    }
    return scans;
  }

  private static String why(String state, SQLException failure) {
    return switch (state) {
      case TOO_LONG -> "PostgreSQL took longer than %d s to plan it.".formatted(SECONDS);
      case LOCKED -> "One of its tables is locked now.";
      default -> "PostgreSQL can’t plan it without its values: " + message(failure);
    };
  }

  private static String message(SQLException failure) {
    String message = failure.getMessage() == null ? "" : failure.getMessage();
    return message.lines().findFirst().orElse(failure.getSQLState());
  }
}
