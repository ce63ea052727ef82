package io.groundspeed.probe.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "select 1 + a | select ?::integer + a",
        "select -1, +2 from t | select ?::integer, ?::integer from t",
        "select 1234567890, 12345678901234567890 | select ?::bigint, ?::numeric",
        "select 1.5, .5, 2e3, 0xff | select ?::numeric, ?::numeric, ?::numeric, ?::integer",
        "select true, null, 'x' | select ?::boolean, ?, ?",
        "select date '2026-01-01' | select ?::date",
        "select timestamp(3) '2026-01-01' | select ?::timestamp(3)",
        "select a::numeric(10, 2), cast(b as varchar(20)) | select a::numeric(10, 2), cast(b as varchar(20))",
        "select a from t order by 2, 1 desc | select a from t order by 2, 1 desc",
        "select f(a, 1) from t group by f(a, 1), 2 | select f(a, ?::integer) from t group by f(a, ?::integer), 2",
        "select a from t limit 5 offset 3 | select a from t limit ? offset ?",
        "select a from t fetch first 5 rows only | select a from t fetch first ? rows only",
        "select a from t where b in (1, 2, 3) | select a from t where b in (?::integer)",
        "insert into t values (1, 'a'), (2, 'b') | insert into t values (?::integer, ?)",
        "select 1; select 1 | select ?::integer"
      })
  void literals_have_postgresqls_types(String sql, String typed) {
    assertThat(typed(sql, Map.of())).isEqualTo(typed);
  }

  @Test
  void parameters_have_the_types_that_they_were_bound_with() {
    assertThat(typed("select ? from t where a = ? and b = ?", Map.of(1, "bigint", 3, "uuid")))
        .isEqualTo("select ?::bigint from t where a = ? and b = ?::uuid");
    assertThat(typed("where a in (?, ?, ?)", Map.of(1, "bigint", 2, "bigint", 3, "bigint")))
        .isEqualTo("where a in (?::bigint)");
    assertThat(typed("where a = any (?) and b ?? ?", Map.of(1, "bigint[]", 2, "text")))
        .isEqualTo("where a = any(?::bigint[]) and b ?? ?::text");
  }

  @Test
  void the_first_execution_tells_the_types_and_the_last_one_the_database() {
    Fingerprint statement = Fingerprint.of("select ?");
    assertThat(statement.lacksTypes()).isTrue();
    assertThat(statement.typedText()).isNull();

    statement.typed("select ?", number -> "bigint");
    statement.typed("select ?", number -> "uuid");
    statement.ranOn("db:5432/one");
    statement.ranOn("db:5432/two");

    assertThat(statement.lacksTypes()).isFalse();
    assertThat(statement.typedText()).isEqualTo("select ?::bigint");
    assertThat(statement.database()).isEqualTo("db:5432/two");
    assertThat(Fingerprint.named("report").lacksTypes()).isFalse();
  }

  private static String typed(String sql, Map<Integer, String> types) {
    return SqlText.typed(sql, types::get);
  }
}
