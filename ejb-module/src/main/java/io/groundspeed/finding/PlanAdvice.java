package io.groundspeed.finding;

import io.groundspeed.query.plan.QueryPlan;
import io.groundspeed.query.plan.TableFacts;
import io.groundspeed.query.plan.WholeScan;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Recommendations derived from a plan and from the catalogue's statistics of its tables. */
final class PlanAdvice {
  /** A smaller table is read faster without an index. */
  private static final double LEAST_ROWS = 1_000;

  /** If more of the table than this is kept, an index does not help. */
  private static final double MOST_KEPT = 0.2;

  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

  private PlanAdvice() {}

  static List<Recommendation> of(QueryPlan plan) {
    return Stream.concat(
            plan.tables().stream().filter(TableFacts::isUnknown).map(PlanAdvice::look),
            plan.scans().stream()
                .filter(PlanAdvice::lacksIndex)
                .sorted(byRows().reversed())
                .map(PlanAdvice::index))
        .distinct()
        .toList();
  }

  private static Comparator<WholeScan> byRows() {
    return Comparator.comparingDouble(scan -> scan.table().rows());
  }

  private static Recommendation look(TableFacts table) {
    return new Recommendation(
        "Let PostgreSQL look at " + table.name() + ": until then it guesses.",
        "The catalogue has no statistics of this table, which is in the plan.",
        "ANALYZE " + table.name() + ";");
  }

  private static boolean lacksIndex(WholeScan scan) {
    TableFacts table = scan.table();
    return table.rows() >= LEAST_ROWS
        && scan.kept() <= MOST_KEPT * table.rows()
        && !scan.columns().isEmpty()
        && !table.indexed().contains(scan.columns().get(0));
  }

  private static Recommendation index(WholeScan scan) {
    TableFacts table = scan.table();
    String columns =
        scan.columns().stream().map(PlanAdvice::quoted).collect(Collectors.joining(", "));
    return new Recommendation(
        "Try an index of %s on (%s).".formatted(table.name(), columns),
        String.format(
            Locale.ENGLISH,
            "The plan reads the whole table, about %,.0f rows, to keep about %,.0f by the condition"
                + " %s, and no index begins with %s.",
            table.rows(),
            scan.kept(),
            scan.condition(),
            quoted(scan.columns().get(0))),
        "CREATE INDEX %sON %s (%s);"
            .formatted(table.partitioned() ? "" : "CONCURRENTLY ", table.name(), columns));
  }

  private static String quoted(String column) {
    return PLAIN.matcher(column).matches() ? column : '"' + column.replace("\"", "\"\"") + '"';
  }
}
