package io.groundspeed.query.index;

import io.groundspeed.query.index.Comparison.Kind;
import io.groundspeed.query.index.Comparison.Ref;
import io.groundspeed.query.plan.PlanTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a statement would need of indexes, from two plans: its plan as it is, and its plan
 * without indexes. The second shows every condition at the table that it is about, as PostgreSQL
 * understands it. See {@link ScanCost} for what an index would cost.
 */
final class NeedReader {
  /** A smaller table is read faster without an index. */
  private static final double LEAST_ROWS = 1_000;

  /** Share of a statement's cost that an index must save. */
  private static final double LEAST_SAVED = 0.3;

  /** In PostgreSQL's units: about what 50 pages cost that are read one after the other. */
  private static final double LEAST_COST = 50;

  /** If more of the table than this is kept, an index does not help. */
  private static final double MOST_KEPT = 0.2;

  /** PostgreSQL's default for the share of rows in a range without statistics. */
  private static final double RANGE = 0.33;

  /** The number of rows for a limit that is a parameter, unless calls return more. */
  private static final double LEAST_LIMIT = 20;

  private final Catalog catalog;
  private final Map<String, Read> reads = new LinkedHashMap<>();
  private final Step bare;
  private final Step actual;

  /**
   * @param actual the plan as it is
   * @param bare the plan without indexes
   */
  NeedReader(Catalog catalog, PlanTree actual, PlanTree bare) {
    this.catalog = catalog;
    this.actual = Step.of(actual);
    this.bare = Step.of(bare);
  }

  /** One table of the statement. */
  private static final class Read {
    final Table table;
    final String alias;
    final List<Comparison> own = new ArrayList<>();
    final Map<Ref, Double> joins = new LinkedHashMap<>();
    double kept;
    double cost;
    int conditions;

    Read(Table table, String alias) {
      this.table = table;
      this.alias = alias;
    }
  }

  /** A way to read a table by an index that may not exist. */
  private record Way(Set<String> equal, List<String> then, double cost) {}

  /** Returns the needs that would save at least three tenths of the statement's cost. */
  List<Need> needs(Workload statement) {
    bare.each(this::scan);
    bare.each(this::join);
    costs(actual, 1);
    double whole = Math.max(actual.node().cost(), totalCost());
    List<Need> needs = new ArrayList<>();
    for (Read read : reads.values()) {
      Optional<Way> way = ways(read, statement).stream().min(Comparator.comparingDouble(Way::cost));
      if (read.table.rows() >= LEAST_ROWS && way.isPresent()) {
        double less = read.cost - way.get().cost();
        double saved = less / whole;
        if (less >= LEAST_COST && saved >= LEAST_SAVED) {
          needs.add(
              new Need(
                  read.table,
                  way.get().equal(),
                  way.get().then(),
                  predicate(read),
                  statement.hash(),
                  saved * statement.millisPerDay()));
        }
      }
    }
    return needs;
  }

  private double totalCost() {
    return reads.values().stream().mapToDouble(read -> read.cost).sum();
  }

  private void scan(Step step) {
    Read read = read(step);
    if (read != null) {
      List<Comparison> all = Comparison.all(step.node().filter());
      read.kept += step.node().rows();
      if (read.own.isEmpty()) { // the partitions of a table have the same conditions
        all.stream()
            .filter(each -> each.column().alias().equals(step.node().alias()))
            .filter(each -> read.table.columns().containsKey(each.column().column()))
            .forEach(read.own::add);
        String filter = step.node().filter();
        read.conditions = filter == null ? 0 : Comparison.parts(filter).size();
      }
    }
  }

  private @Nullable Read read(Step step) {
    String alias = step.alias();
    String schema = step.node().schema();
    String name = step.node().table();
    if (alias == null || schema == null || name == null) {
      return null;
    }
    Table table = catalog.of(schema, name);
    return table == null
        ? null
        : reads.computeIfAbsent(whole(table, alias), key -> new Read(table, key));
  }

  /** The partitions of {@code e} are {@code e_1}, {@code e_2}, …, but joins name {@code e}. */
  private static String whole(Table table, String alias) {
    return table.partitioned() ? alias.replaceFirst("_\\d+$", "") : alias;
  }

  private void join(Step step) {
    if (!step.isJoin()) {
      return;
    }
    for (String condition : List.of("Hash Cond", "Merge Cond", "Join Filter")) {
      for (Comparison each : Comparison.all(step.node().conditions().get(condition))) {
        Ref other = each.other();
        if (each.kind() == Kind.EQUAL && other != null) {
          joined(step, each.column(), other);
        }
      }
    }
  }

  /** Adds that the column could be looked up for each row of the other side. */
  private void joined(Step step, Ref column, Ref other) {
    Read read = reads.get(column.alias());
    if (read != null && read.table.columns().containsKey(column.column())) {
      step.below().stream()
          .filter(side -> !side.reads(column.alias()) && side.reads(other.alias()))
          .findFirst()
          .ifPresent(side -> read.joins.merge(column, side.node().rows(), Math::min));
    }
  }

  /** Adds what reading each table costs now; {@code times} is how often the step is run. */
  private void costs(Step step, double times) {
    Read read = step.isScan() ? read(step) : null;
    if (read != null) {
      read.cost += step.node().cost() * times;
    } else if (step.isNestedLoop()) {
      Step outer = step.below().get(0);
      Step inner = step.below().get(1);
      costs(outer, times);
      boolean once = inner.node().type().equals("Materialize");
      costs(inner, once ? times : times * Math.max(1, outer.node().rows()));
    } else {
      step.below().forEach(below -> costs(below, times));
    }
  }

  private List<Way> ways(Read read, Workload statement) {
    Set<String> equal = columns(read, Kind.EQUAL);
    Optional<String> range =
        columns(read, Kind.RANGE).stream().filter(column -> !equal.contains(column)).findFirst();
    List<Way> ways = new ArrayList<>();
    double found = found(read, equal, range);
    boolean selective = found <= MOST_KEPT * read.table.rows();
    if ((!equal.isEmpty() || range.isPresent()) && selective) {
      ways.add(new Way(equal, range.stream().toList(), ScanCost.bitmap(read.table, found)));
    }
    read.joins.forEach(
        (column, others) -> {
          Set<String> all = new LinkedHashSet<>(equal);
          all.add(column.column());
          double each = Math.max(1, read.table.rows() * share(read, all));
          ways.add(new Way(all, List.of(), others * ScanCost.lookUp(each)));
        });
    ordered(read, equal, range, statement).ifPresent(ways::add);
    return ways;
  }

  private static Set<String> columns(Read read, Kind kind) {
    Set<String> columns = new LinkedHashSet<>();
    read.own.stream()
        .filter(each -> each.kind() == kind && each.other() == null)
        .forEach(each -> columns.add(each.column().column()));
    return columns;
  }

  /** Returns the number of rows that an index on the columns finds. */
  private static double found(Read read, Set<String> equal, Optional<String> range) {
    double estimated = read.table.rows() * share(read, equal) * (range.isPresent() ? RANGE : 1);
    return others(read, equal, range) == 0 ? read.kept : Math.max(read.kept, estimated);
  }

  /** Returns the number of conditions that an index on the columns does not serve. */
  private static int others(Read read, Set<String> equal, Optional<String> range) {
    long served =
        read.own.stream()
            .filter(
                each ->
                    equal.contains(each.column().column())
                        || range.isPresent() && range.get().equals(each.column().column()))
            .count();
    int partial = predicate(read).isEmpty() ? 0 : 1;
    return Math.max(0, read.conditions - (int) served - partial);
  }

  private static double share(Read read, Set<String> equal) {
    double share = 1;
    for (String column : equal) {
      share *= read.table.equalShare(column);
    }
    return share;
  }

  /** An index in the order of the rows is read only as far as the limit. */
  private Optional<Way> ordered(
      Read read, Set<String> equal, Optional<String> range, Workload statement) {
    Step limit = bare;
    while (!limit.node().type().equals("Limit")) {
      if (limit.below().size() != 1) {
        return Optional.empty();
      }
      limit = limit.below().get(0);
    }
    List<String> order =
        limit.below().isEmpty()
            ? List.of()
            : SortOrder.of(limit.below().get(0), read.table, read.alias);
    boolean unordered = range.isPresent() && !order.contains(range.get());
    if (order.isEmpty() || unordered) {
      return Optional.empty();
    }
    double kept =
        others(read, equal, range) > 0 ? Math.max(read.kept / read.table.rows(), 0.001) : 1;
    double rows = Math.max(LEAST_LIMIT, statement.rowsPerCall()) / kept;
    List<String> then = order.stream().filter(column -> !equal.contains(column)).toList();
    return Optional.of(new Way(equal, then, ScanCost.inOrder(read.table, rows)));
  }

  /** A partial index pays if most rows do not satisfy its predicate. */
  private static String predicate(Read read) {
    Map<Kind, String> words =
        new HashMap<>(Map.of(Kind.IS_NULL, "IS NULL", Kind.IS_NOT_NULL, "IS NOT NULL"));
    return read.own.stream()
        .filter(each -> words.containsKey(each.kind()))
        .filter(each -> rows(read.table, each) <= 0.5)
        .map(each -> Table.quoted(each.column().column()) + " " + words.get(each.kind()))
        .findFirst()
        .orElse("");
  }

  private static double rows(Table table, Comparison isNull) {
    Table.Column column = table.columns().get(isNull.column().column());
    double nulls = column == null ? 0 : column.nulls();
    return isNull.kind() == Kind.IS_NULL ? nulls : 1 - nulls;
  }
}
