package io.groundspeed.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForeignKeysTest {

  @Test
  void each_has_an_index_that_begins_with_its_columns() {
    try (TestDatabase db = TestDatabase.fresh()) {
      assertThat(unindexed(db)).isEmpty();
    }
  }

  @Test
  void one_without_an_index_would_be_named() {
    try (TestDatabase db = TestDatabase.fresh()) {
      db.execute("DROP INDEX groundspeed.ix_sections_journey");
      db.execute("DROP INDEX groundspeed.ix_web_vitals_user");

      assertThat(unindexed(db)).contains("fk_sections_journey", "fk_web_vitals_user");
    }
  }

  @Test
  void every_constraint_has_a_name_of_our_own() {
    try (TestDatabase db = TestDatabase.fresh()) {
      assertThat(
              db.rows(
                  """
                  SELECT conrelid::regclass AS of_table, conname
                  FROM pg_constraint
                  JOIN pg_class ON pg_class.oid = conrelid
                  WHERE connamespace = 'groundspeed'::regnamespace
                    AND contype IN ('p', 'u', 'f', 'c')
                    AND NOT relispartition
                    AND relname <> 'flyway_schema_history'
                    AND conname !~ '^(pk|uq|fk|ck)_'
                  """))
          .isEmpty();
    }
  }

  /** A partial index is sufficient if it omits only rows whose foreign key is null. */
  private static List<String> unindexed(TestDatabase db) {
    return db
        .rows(
            """
            SELECT conname
            FROM pg_constraint
            WHERE contype = 'f'
              AND connamespace = 'groundspeed'::regnamespace
              AND NOT EXISTS (
                  SELECT FROM pg_index
                  WHERE indrelid = conrelid
                    AND indisvalid
                    AND (indkey::int2[])[0:cardinality(conkey) - 1] @> conkey
                    AND (indpred IS NULL
                         OR pg_get_expr(indpred, indrelid) = format(
                                '(%I IS NOT NULL)',
                                (SELECT attname FROM pg_attribute
                                 WHERE attrelid = conrelid AND attnum = conkey[1]))))
            """)
        .stream()
        .map(key -> key.get("conname").toString())
        .toList();
  }
}
