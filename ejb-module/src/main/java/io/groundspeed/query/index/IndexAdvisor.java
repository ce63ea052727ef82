package io.groundspeed.query.index;

import io.groundspeed.query.index.IndexChoice.Chosen;
import io.groundspeed.query.plan.PlanTree;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the indexes that the workload of one database lacks, and those that only cost writes. Reads
 * plans and the catalogue only.
 */
final class IndexAdvisor {
  /** Maximum number of indexes to create that are advised for one table. */
  private static final int MOST_PER_TABLE = 4;

  private static final String DESC = " DESC";

  /** Maximum number of unused indexes that are listed, the largest. */
  private static final int MOST_UNUSED = 50;

  /**
   * What one more index costs per written row, in milliseconds: an insertion into a B-tree in
   * memory and its WAL. An index has to save more.
   */
  private static final double WRITE_MS = 0.02;

  /** Less is not worth an index: a second per day. */
  private static final double LEAST_MILLIS = 1_000;

  /** An index may be needed at the end of a month only. */
  static final double DAYS_UNUSED = 30;

  private final String database;
  private final double daysUnused;

  /**
   * @param database host, port and name
   * @param daysUnused how long an index must not have been used to advise to drop it
   */
  IndexAdvisor(String database, double daysUnused) {
    this.database = database;
    this.daysUnused = daysUnused;
  }

  /**
   * A statement with its plans.
   *
   * @param actual the plan as it is
   * @param bare the plan without indexes
   */
  record Planned(Workload statement, PlanTree actual, PlanTree bare) {}

  /**
   * Returns advice and the existing indexes.
   *
   * @throws SQLException if the catalogue can't be read
   */
  Findings of(Connection connection, List<Planned> statements) throws SQLException {
    Catalog catalog = Catalog.of(connection, tables(statements));
    List<Need> needs = new ArrayList<>();
    Set<String> used = new HashSet<>();
    for (Planned planned : statements) {
      needs.addAll(
          new NeedReader(catalog, planned.actual(), planned.bare()).needs(planned.statement()));
      planned.actual().nodes().stream()
          .map(PlanTree.Node::index)
          .filter(index -> index != null)
          .forEach(used::add);
    }
    List<Advice> advice = new ArrayList<>();
    for (Table table : catalog.tables()) {
      List<Need> ofTable = needs.stream().filter(need -> need.table() == table).toList();
      advice.addAll(missing(table, ofTable));
    }
    advice.addAll(unused(catalog, used));
    advice.sort(Comparator.comparingDouble(Advice::millisPerDay).reversed());
    return new Findings(advice, existing(catalog));
  }

  private static Set<String> existing(Catalog catalog) {
    Set<String> existing = new HashSet<>();
    for (Table table : catalog.tables()) {
      for (Table.Index index : table.indexes()) {
        String columns =
            index.columns().stream().map(IndexAdvisor::quoted).collect(Collectors.joining(", "));
        existing.add(Findings.key(table.name(), columns));
      }
    }
    return existing;
  }

  private static List<List<String>> tables(List<Planned> statements) {
    Set<List<String>> tables = new LinkedHashSet<>();
    for (Planned planned : statements) {
      for (PlanTree plan : List.of(planned.actual(), planned.bare())) {
        for (PlanTree.Node node : plan.nodes()) {
          if (node.schema() != null && node.table() != null) {
            tables.add(List.of(node.schema(), node.table()));
          }
        }
      }
    }
    return List.copyOf(tables);
  }

  private List<Advice> missing(Table table, List<Need> needs) {
    return IndexChoice.of(needs).stream()
        .filter(chosen -> chosen.millisPerDay() >= LEAST_MILLIS)
        .filter(chosen -> chosen.millisPerDay() > WRITE_MS * table.writesPerDay())
        .filter(chosen -> table.indexes().stream().noneMatch(index -> serves(index, chosen)))
        .sorted(Comparator.comparingDouble(Chosen::millisPerDay).reversed())
        .limit(MOST_PER_TABLE)
        .map(chosen -> create(table, chosen))
        .toList();
  }

  /** PostgreSQL chose not to use an index that begins with the columns. */
  private static boolean serves(Table.Index index, Chosen chosen) {
    return (index.predicate().isEmpty() || index.predicate().contains(chosen.predicate()))
        && index.columns().size() >= chosen.columns().size()
        && names(index.columns().subList(0, chosen.columns().size()))
            .equals(names(chosen.columns()));
  }

  private static List<String> names(List<String> columns) {
    return columns.stream().map(IndexAdvisor::name).toList();
  }

  private static String name(String column) {
    return column.endsWith(DESC) ? column.substring(0, column.length() - DESC.length()) : column;
  }

  private Advice create(Table table, Chosen chosen) {
    String columns =
        chosen.columns().stream().map(IndexAdvisor::quoted).collect(Collectors.joining(", "));
    List<Table.Index> replaced =
        table.indexes().stream().filter(index -> isPrefix(index, chosen)).toList();
    List<String> queries =
        chosen.needs().stream()
            .sorted(Comparator.comparingDouble(Need::millisPerDay).reversed())
            .map(Need::query)
            .distinct()
            .toList();
    return new Advice(
        Advice.Kind.CREATE,
        database,
        table.name(),
        columns,
        sql(table, columns, chosen.predicate()) + drops(table, replaced),
        reason(table, queries.size(), replaced),
        chosen.millisPerDay(),
        table.writesPerDay(),
        queries);
  }

  private static String quoted(String column) {
    return Table.quoted(name(column)) + (column.endsWith(DESC) ? DESC : "");
  }

  private static boolean isPrefix(Table.Index index, Chosen chosen) {
    return !index.needed()
        && !index.special()
        && index.predicate().equals(chosen.predicate())
        && !index.columns().isEmpty()
        && index.columns().size() < chosen.columns().size()
        && chosen.columns().subList(0, index.columns().size()).equals(index.columns());
  }

  private static String sql(Table table, String columns, String predicate) {
    return "CREATE INDEX %sON %s (%s)%s;"
        .formatted(
            concurrently(table),
            table.name(),
            columns,
            predicate.isEmpty() ? "" : " WHERE " + predicate);
  }

  private static String drops(Table table, List<Table.Index> replaced) {
    return replaced.stream()
        .map(index -> "\n" + drop(table, index.name()))
        .collect(Collectors.joining());
  }

  private static String drop(Table table, String index) {
    return "DROP INDEX %s%s;".formatted(concurrently(table), index);
  }

  /** It is not possible for a partitioned table. */
  private static String concurrently(Table table) {
    return table.partitioned() ? "" : "CONCURRENTLY ";
  }

  private static String reason(Table table, int queries, List<Table.Index> replaced) {
    String served =
        String.format(
            Locale.ENGLISH,
            "%,d %s would find %s rows of about %,.0f without reading the others.",
            queries,
            queries == 1 ? "query" : "queries",
            queries == 1 ? "its" : "their",
            table.rows());
    return replaced.isEmpty()
        ? served
        : served
            + " It begins with the columns of %s, which it replaces."
                .formatted(
                    replaced.stream().map(Table.Index::name).collect(Collectors.joining(", ")));
  }

  private List<Advice> unused(Catalog catalog, Set<String> used) {
    record Found(Table table, Table.Index index) {}
    return catalog.tables().stream()
        .filter(table -> table.writesPerDay() >= 1)
        .flatMap(table -> table.indexes().stream().map(index -> new Found(table, index)))
        .filter(found -> isUnused(found.index(), used))
        .sorted(Comparator.comparingDouble((Found found) -> found.index().bytes()).reversed())
        .limit(MOST_UNUSED)
        .map(found -> drop(found.table(), found.index()))
        .toList();
  }

  private boolean isUnused(Table.Index index, Set<String> used) {
    return !index.needed()
        && index.scans() == 0
        && index.days() >= daysUnused
        && used.stream().noneMatch(name -> isNamed(index, name));
  }

  /** A plan names an index without its schema. */
  private static boolean isNamed(Table.Index index, String name) {
    return index.name().endsWith("." + Table.quoted(name));
  }

  private Advice drop(Table table, Table.Index index) {
    return new Advice(
        Advice.Kind.DROP,
        database,
        table.name(),
        index.name(),
        drop(table, index.name()),
        String.format(
            Locale.ENGLISH,
            "No scan has used %s (%,.1f MB) since this server's statistics were reset %,.0f days ago,"
                + " and no plan of the workload uses it. Check the replicas first: their reads are"
                + " not counted here.",
            index.name(),
            index.bytes() / 1_048_576,
            index.days()),
        0,
        table.writesPerDay(),
        List.of());
  }
}
