package io.groundspeed.query.index;

import io.groundspeed.postgres.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the tables of plans from the catalogue. A partition counts as its whole table. */
final class Catalog {
  /** Without the system's tables and Groundspeed's own, whose indexes come with its migrations. */
  private static final String TABLES =
      """
      SELECT asked.schema, asked.name, whole.oid::bigint,
             format('%%I.%%I', space.nspname, whole.relname),
             greatest(0, CASE WHEN whole.relkind = 'p'
                  THEN (SELECT sum(greatest(leaf.reltuples, 0))
                          FROM pg_partition_tree(whole.oid) AS t
                          JOIN pg_class AS leaf ON leaf.oid = t.relid WHERE t.isleaf)
                  ELSE whole.reltuples END),
             CASE WHEN whole.relkind = 'p'
                  THEN (SELECT sum(leaf.relpages)
                          FROM pg_partition_tree(whole.oid) AS t
                          JOIN pg_class AS leaf ON leaf.oid = t.relid WHERE t.isleaf)
                  ELSE whole.relpages END,
             whole.relkind = 'p',
             (SELECT sum(s.n_tup_ins + s.n_tup_upd + s.n_tup_del)
                FROM pg_stat_all_tables AS s
               WHERE s.relid = whole.oid
                  OR s.relid IN (SELECT t.relid FROM pg_partition_tree(whole.oid) AS t))
               / greatest(d.days, 0.01)
        FROM unnest(?::text[], ?::text[]) AS asked (schema, name)
        JOIN pg_namespace AS within ON within.nspname = asked.schema
        JOIN pg_class AS part ON part.relnamespace = within.oid AND part.relname = asked.name
        JOIN pg_class AS whole
          ON whole.oid = CASE WHEN part.relispartition THEN pg_partition_root(part.oid)
                              ELSE part.oid END
        JOIN pg_namespace AS space ON space.oid = whole.relnamespace
       CROSS JOIN (%s) AS d
       WHERE whole.relkind IN ('r', 'p', 'm') AND space.nspname NOT LIKE 'pg\\_%%'
         AND space.nspname <> 'groundspeed'
      """;

  /** Statistics that were never reset count since the database was created, at least a day. */
  private static final String DAYS =
      """
      SELECT coalesce(extract(epoch FROM now() - s.stats_reset) / 86400.0,
                      greatest(1, extract(epoch FROM now() - pg_postmaster_start_time()) / 86400.0))
             ::float8 AS days
        FROM pg_stat_database AS s WHERE s.datname = current_database()
      """;

  private static final String COLUMNS =
      """
      SELECT a.attrelid::bigint, a.attname, a.attnum, coalesce(s.n_distinct, 0),
             coalesce(s.null_frac, 0)
        FROM pg_attribute AS a
        JOIN pg_class AS c ON c.oid = a.attrelid
        JOIN pg_namespace AS n ON n.oid = c.relnamespace
        LEFT JOIN pg_stats AS s
          ON s.schemaname = n.nspname AND s.tablename = c.relname AND s.attname = a.attname
         AND s.inherited = (c.relkind = 'p')
       WHERE a.attrelid = ANY (?::oid[]) AND a.attnum > 0 AND NOT a.attisdropped
      """;

  private static final String INDEXES =
      """
      SELECT i.indrelid::bigint, format('%%I.%%I', n.nspname, c.relname),
             CASE WHEN i.indexprs IS NULL AND m.amname = 'btree'
                  THEN ARRAY(SELECT a.attname || CASE WHEN i.indoption[k - 1] & 1 = 1
                                                      THEN ' DESC' ELSE '' END
                               FROM generate_series(1, i.indnkeyatts) AS k
                               JOIN pg_attribute AS a
                                 ON a.attrelid = i.indrelid AND a.attnum = i.indkey[k - 1]
                              ORDER BY k)
                  ELSE ARRAY[]::text[] END,
             coalesce(pg_get_expr(i.indpred, i.indrelid), ''),
             i.indisunique OR i.indisreplident OR i.indisexclusion
               OR EXISTS (SELECT 1 FROM pg_constraint AS k WHERE k.conindid = i.indexrelid),
             i.indnatts > i.indnkeyatts
               OR EXISTS (SELECT 1
                            FROM generate_series(0, i.indnkeyatts - 1) AS k
                            JOIN pg_opclass AS o ON o.oid = i.indclass[k]
                            LEFT JOIN pg_attribute AS a
                              ON a.attrelid = i.indrelid AND a.attnum = i.indkey[k]
                           WHERE NOT o.opcdefault OR i.indoption[k] NOT IN (0, 3)
                              OR i.indcollation[k] <> coalesce(a.attcollation, i.indcollation[k])),
             CASE WHEN c.relkind = 'I'
                  THEN (SELECT coalesce(sum(s.idx_scan), 0)
                          FROM pg_partition_tree(c.oid) AS t
                          JOIN pg_stat_all_indexes AS s ON s.indexrelid = t.relid)
                  ELSE coalesce(pg_stat_get_numscans(c.oid), 0) END,
             d.days,
             CASE WHEN c.relkind = 'I'
                  THEN (SELECT coalesce(sum(pg_relation_size(t.relid)), 0)
                          FROM pg_partition_tree(c.oid) AS t WHERE t.isleaf)
                  ELSE pg_relation_size(c.oid) END
        FROM pg_index AS i
        JOIN pg_class AS c ON c.oid = i.indexrelid
        JOIN pg_namespace AS n ON n.oid = c.relnamespace
        JOIN pg_am AS m ON m.oid = c.relam
       CROSS JOIN (%s) AS d
       WHERE i.indrelid = ANY (?::oid[]) AND i.indisvalid
       ORDER BY c.relname
      """;

  private final Map<List<String>, Table> byName = new HashMap<>();

  private Catalog() {}

  /**
   * Reads tables.
   *
   * @param names schema and name of each
   */
  static Catalog of(Connection connection, List<List<String>> names) throws SQLException {
    Catalog catalog = new Catalog();
    Map<List<String>, Table> bare = new HashMap<>();
    Sql.of(connection, TABLES.formatted(DAYS))
        .array("text", names, name -> name.get(0))
        .array("text", names, name -> name.get(1))
        .each(row -> bare.put(List.of(row.getString(1), row.getString(2)), table(row)));
    List<Long> oids = bare.values().stream().map(Table::oid).distinct().toList();
    Map<Long, Map<String, Column>> columns = columns(connection, oids, bare);
    Map<Long, List<Table.Index>> indexes = new HashMap<>();
    Sql.of(connection, INDEXES.formatted(DAYS))
        .array("int8", oids)
        .each(
            row ->
                indexes
                    .computeIfAbsent(row.getLong(1), absent -> new ArrayList<>())
                    .add(index(row)));
    Map<Long, Table> whole = new HashMap<>();
    for (Table table : bare.values()) {
      whole.put(
          table.oid(),
          table.with(
              statistics(columns.getOrDefault(table.oid(), Map.of())),
              indexes.getOrDefault(table.oid(), List.of())));
    }
    bare.forEach((name, table) -> catalog.byName.put(name, whole.get(table.oid())));
    return catalog;
  }

  /** A column as the catalogue has it; its number of values may be a share of the rows. */
  private record Column(int position, double distinct, double nulls, double rows) {}

  private static Table table(ResultSet row) throws SQLException {
    return new Table(
        row.getLong(3),
        row.getString(4),
        row.getDouble(5),
        row.getDouble(6),
        row.getBoolean(7),
        row.getDouble(8),
        Map.of(),
        List.of());
  }

  private static Map<Long, Map<String, Column>> columns(
      Connection connection, List<Long> oids, Map<List<String>, Table> tables) throws SQLException {
    Map<Long, Double> rows = new HashMap<>();
    tables.values().forEach(table -> rows.put(table.oid(), table.rows()));
    Map<Long, Map<String, Column>> columns = new HashMap<>();
    Sql.of(connection, COLUMNS)
        .array("int8", oids)
        .each(
            row ->
                columns
                    .computeIfAbsent(row.getLong(1), absent -> new HashMap<>())
                    .put(
                        row.getString(2),
                        new Column(
                            row.getInt(3),
                            row.getDouble(4),
                            row.getDouble(5),
                            rows.getOrDefault(row.getLong(1), 0.0))));
    return columns;
  }

  /** PostgreSQL stores a negative share if the number of values grows with the table. */
  private static Map<String, Table.Column> statistics(Map<String, Column> columns) {
    Map<String, Table.Column> statistics = new HashMap<>();
    columns.forEach(
        (name, column) ->
            statistics.put(
                name,
                new Table.Column(
                    column.position(),
                    column.distinct() < 0 ? -column.distinct() * column.rows() : column.distinct(),
                    column.nulls())));
    return statistics;
  }

  private static Table.Index index(ResultSet row) throws SQLException {
    return new Table.Index(
        row.getString(2),
        Arrays.asList((String[]) row.getArray(3).getArray()),
        row.getString(4),
        row.getBoolean(5),
        row.getBoolean(6),
        row.getLong(7),
        row.getDouble(8),
        row.getDouble(9));
  }

  /** Returns a table; null if it is a temporary one, a view, the system's, or Groundspeed's. */
  @Nullable Table of(String schema, String name) {
    return byName.get(List.of(schema, name));
  }

  /** Returns each table once. */
  List<Table> tables() {
    return byName.values().stream().distinct().toList();
  }
}
