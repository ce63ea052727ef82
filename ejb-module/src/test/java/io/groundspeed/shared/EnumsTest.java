package io.groundspeed.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.TestDatabase;
import io.groundspeed.testing.TestEntities;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.SelectableMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Checks that enums in Java and CHECK constraints in the database have the same values. */
class EnumsTest {
  private static final Pattern LITERAL = Pattern.compile("'([^']*)'::text");

  private static TestDatabase db;
  private static TestEntities entities;

  @BeforeAll
  static void start() {
    db = TestDatabase.fresh();
    entities = TestEntities.on(db);
  }

  @AfterAll
  static void stop() {
    entities.close();
    db.close();
  }

  @Test
  void each_column_of_an_enum_accepts_its_constants_and_nothing_else() {
    Map<String, List<String>> inJava = enumColumns();

    assertThat(inJava).hasSizeGreaterThan(10);
    assertThat(inJava).isEqualTo(checkedColumns());
  }

  @Test
  void each_constant_passes_the_check_and_another_word_does_not() {
    enumColumns()
        .forEach(
            (column, constants) -> {
              assertThat(constants).allMatch(constant -> accepts(column, constant), column);
              assertThat(accepts(column, "nonsense")).as(column).isFalse();
              assertThat(accepts(column, "")).as(column).isFalse();
            });
  }

  /** Returns the values that Hibernate writes for each enum, by {@code table.column}. */
  private static Map<String, List<String>> enumColumns() {
    Map<String, List<String>> columns = new TreeMap<>();
    SessionFactoryImplementor unit = entities.unit().unwrap(SessionFactoryImplementor.class);
    unit.getMappingMetamodel()
        .forEachEntityDescriptor(
            entity ->
                entity
                    .getAttributeMappings()
                    .forEach(attribute -> addConstants(entity, attribute, columns)));
    return columns;
  }

  private static void addConstants(
      EntityPersister entity, AttributeMapping attribute, Map<String, List<String>> columns) {
    Object[] constants = attribute.getJavaType().getJavaTypeClass().getEnumConstants();
    if (constants == null) {
      return;
    }
    SelectableMapping column = attribute.getSelectable(0);
    List<String> stored = new ArrayList<>();
    for (Object constant : constants) {
      stored.add(column.getJdbcMapping().convertToRelationalValue(constant).toString());
    }
    columns.put(
        entity.getIdentifierTableName() + "." + column.getSelectionExpression(),
        stored.stream().sorted().toList());
  }

  /**
   * Returns the values of each CHECK constraint that restricts a column to a list, by {@code
   * table.column}.
   */
  private static Map<String, List<String>> checkedColumns() {
    Map<String, List<String>> columns = new TreeMap<>();
    for (Map<String, Object> check :
        db.rows(
            """
            SELECT conrelid::regclass || '.' || attname AS checked,
                   pg_get_constraintdef(pg_constraint.oid) AS definition
            FROM pg_constraint
            JOIN pg_class ON pg_class.oid = conrelid AND NOT relispartition
            JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1]
            WHERE contype = 'c'
              AND connamespace = 'groundspeed'::regnamespace
              AND pg_get_constraintdef(pg_constraint.oid) LIKE '%= ANY (ARRAY[%'
            """)) {
      columns.put(check.get("checked").toString(), words(check.get("definition").toString()));
    }
    return columns;
  }

  private static List<String> words(String definition) {
    Stream<MatchResult> literals = LITERAL.matcher(definition).results();
    return literals.map(literal -> literal.group(1)).sorted().toList();
  }

  private static boolean accepts(String tableAndColumn, String value) {
    String table = tableAndColumn.substring(0, tableAndColumn.lastIndexOf('.'));
    String column = tableAndColumn.substring(tableAndColumn.lastIndexOf('.') + 1);
    Object check =
        db.row(
                """
                SELECT pg_get_expr(conbin, conrelid) AS expression
                FROM pg_constraint
                JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1]
                WHERE contype = 'c' AND conrelid = ?::regclass AND attname = ?
                """,
                table,
                column)
            .get("expression");
    return (boolean)
        db.row("SELECT %s AS accepted FROM (SELECT ?::text AS %s)".formatted(check, column), value)
            .get("accepted");
  }
}
