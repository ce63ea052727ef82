package io.groundspeed.query.plan;

import io.groundspeed.postgres.Sql;
import io.groundspeed.query.plan.PlanTree.Node;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tables of a plan, by their names in the plan. A partition is mapped to its whole table. */
final class Tables {
  private static final String FACTS =
      """
      SELECT asked.schema, asked.name,
             format('%I.%I', space.nspname, whole.relname),
             CASE WHEN whole.relkind = 'p'
                  THEN (SELECT sum(leaf.reltuples)
                          FROM pg_inherits JOIN pg_class AS leaf ON leaf.oid = inhrelid
                         WHERE inhparent = whole.oid AND leaf.reltuples >= 0)
                  ELSE whole.reltuples END,
             whole.relkind = 'p',
             ARRAY(SELECT attname::text FROM pg_attribute
                    WHERE attrelid = whole.oid AND attnum > 0 AND NOT attisdropped),
             ARRAY(SELECT attname::text
                     FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = indkey[0]
                    WHERE indrelid = whole.oid AND indisvalid)
        FROM unnest(?::text[], ?::text[]) AS asked (schema, name)
        JOIN pg_namespace AS within ON within.nspname = asked.schema
        JOIN pg_class AS part ON part.relnamespace = within.oid AND part.relname = asked.name
        LEFT JOIN pg_inherits AS up ON up.inhrelid = part.oid AND part.relispartition
        JOIN pg_class AS whole ON whole.oid = coalesce(up.inhparent, part.oid)
        JOIN pg_namespace AS space ON space.oid = whole.relnamespace
      """;

  private final Map<List<String>, TableFacts> byName;

  private Tables(Map<List<String>, TableFacts> byName) {
    this.byName = byName;
  }

  static Tables of(Connection connection, PlanTree tree) throws SQLException {
    List<Node> reading = tree.nodes().stream().filter(node -> node.table() != null).toList();
    Map<List<String>, TableFacts> facts = new HashMap<>();
    Sql.of(connection, FACTS)
        .array("text", reading, Node::schema)
        .array("text", reading, Node::table)
        .each(row -> facts.put(List.of(row.getString(1), row.getString(2)), facts(row)));
    return new Tables(facts);
  }

  private static TableFacts facts(ResultSet row) throws SQLException {
    double rows = row.getDouble(4);
    return new TableFacts(
        row.getString(3),
        row.wasNull() ? -1 : rows,
        row.getBoolean(5),
        Set.of((String[]) row.getArray(6).getArray()),
        Set.copyOf(List.of((String[]) row.getArray(7).getArray())));
  }

  /** Returns each table once. */
  List<TableFacts> all() {
    return byName.values().stream().distinct().toList();
  }

  /** Returns the table that a step reads or changes; null if there is none. */
  @Nullable TableFacts of(Node node) {
    return node.table() == null || node.schema() == null
        ? null
        : byName.get(List.of(node.schema(), node.table()));
  }
}
