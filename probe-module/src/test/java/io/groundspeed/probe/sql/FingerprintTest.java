package io.groundspeed.probe.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {
  private static final int DISGUISES = 3;

  @Test
  void equal_statements_are_equal_and_different_ones_different() {
    Random random = new Random(7);
    Map<String, String> statementOf = new HashMap<>();
    int texts = 0;
    for (String statement : StatementTexts.statements()) {
      Fingerprint fingerprint = Fingerprint.of(StatementTexts.plain(statement));
      assertThat(statementOf.put(fingerprint.hash(), statement)).as(statement).isNull();
      for (int i = 0; i < DISGUISES; i++, texts++) {
        String other = StatementTexts.disguised(statement, random);
        assertThat(Fingerprint.of(other).text()).as(other).isEqualTo(fingerprint.text());
        assertThat(Fingerprint.of(other).hash()).isEqualTo(fingerprint.hash());
      }
    }
    assertThat(texts).isGreaterThan(500);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      value = {
        "SELECT count (*) FROM Orders WHERE id=17 ¦ select count(*) from orders where id = ?",
        "select * from t where a in (1,2,3) and b = 'x' ¦ select * from t where a in (?) and b = ?",
        "insert into t(a,b) values (1,'x'),(2,'y') ¦ insert into t(a, b) values (?, ?)",
        "select '2024-01-01'::date, a[2], -5 ¦ select ?::date, a[?], ?",
        "select \"Käse\".\"A\" from \"Käse\"; ¦ select \"Käse\".\"A\" from \"Käse\"",
        "select a<->point '(1,2)' from t where b > now() - interval '1' day ¦ select a <-> ?::point from t where b > now() - ?::interval",
        "select d ? 'k', d ?| array['a','b'], d ?? 'k', d ??& 'x', d @? '$.a' from t ¦ select d ?? ?, d ??| array[?], d ?? ?, d ??& ?, d @?? ? from t",
        "select * from t where a=? and b=-? and c in(?,?)||? ¦ select * from t where a = ? and b = ? and c in (?) || ?",
        "select ||/27, |/ 4, @-5, -5 - -6, a-1, a<-1, a=-1 ¦ select ||/ ?, |/ ?, @- ?, ? - ?, a - ?, a < ?, a = ?",
        "fetch 10 from c17 ¦ fetch ? from ?",
        "insert into t values (1,'a'),(2,null),(-3,default),(4,default) ¦ insert into t values (?, ?), (?, default)",
        "select 1; select 2; insert into t values (1); select 3 ¦ select ?; insert into t values (?)",
        "select 1 -- one\r+ 2 ¦ select ? + ?"
      })
  void the_text_is_readable(String sql, String expected) {
    assertThat(Fingerprint.of(sql).text()).isEqualTo(expected);
  }

  @Test
  void the_length_of_a_list_makes_no_other_statement() {
    assertThat(Fingerprint.of("select * from t where id in (?, ?, ?, ?)"))
        .isEqualTo(Fingerprint.of("select * from t where id in (1)"));
    assertThat(Fingerprint.of("insert into t values (1, now()), (2, now()), (3, now())"))
        .isEqualTo(Fingerprint.of("insert into t values (?, now())"));
    assertThat(Fingerprint.of("select f(1, 2)")).isNotEqualTo(Fingerprint.of("select f(1)"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?",
        "$1",
        "1",
        "-1",
        "- 1",
        "+1",
        "-?",
        "1.5e3",
        "0x1F",
        "'x'",
        "E'x'",
        "$$x$$",
        "null",
        "NULL",
        "true",
        "FALSE",
        "date '2024-01-01'",
        "DATE'2024-01-01'",
        "interval '1 day'",
        "interval '1' day",
        "interval '1-2' year to month",
        "interval(3) '1 s'",
        "point '(1,2)'",
        "timestamp with time zone '2024-01-01'",
        "timestamp(3) without time zone '2024-01-01'",
        "time '10:00'",
        "timestamptz '2024-01-01'",
        "double precision '1.5'",
        "numeric(10,2) '1.5'",
        "character varying(5) 'x'",
        "varchar(5) 'x'",
        "national character varying(5) 'x'",
        "bit varying '101'",
        "public.citext 'x'",
        "\"Mood\" 'sad'",
        "b'101'",
        "x'1F'",
        "{d '2024-01-01'}",
        "{ts '2024-01-01 10:00:00'}",
        "{t '10:00:00'}"
      })
  void all_values_are_alike(String value) {
    for (String statement :
        new String[] {
          "select a from t where b = %s and c",
          "insert into t (a, b) values (%s, now())",
          "update t set a = %s where b = 1",
          "select f(%s, %s)",
          "select case when a = 1 then %s else %s end from t",
          "select a from t where b between %s and %s",
          "select * from t where x in (%s, 7)",
          "select * from t where x @> array[%s]"
        }) {
      assertThat(Fingerprint.of(statement.replace("%s", value)))
          .as(statement.replace("%s", value))
          .isEqualTo(Fingerprint.of(statement.replace("%s", "?")));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      value = {
        "select * from t where a is null ¦ select * from t where a is not null",
        "select * from t where a is true ¦ select * from t where a is false",
        "create table t (a int not null) ¦ create table t (a int)",
        "select a - 1 from t ¦ select a + 1 from t",
        "select \"end\" - 1 from t ¦ select \"end\" + 1 from t",
        "select start - 5 from t ¦ select start + 5 from t",
        "select d ? 'k' from t ¦ select d ?| 'k' from t",
        "select a <-> b from t ¦ select a < b from t",
        "select a from t where ts at time zone 'UTC' > ? ¦ select a from t where ts > ?",
        "savepoint a ¦ release savepoint a",
        "insert into temp (a) values (1) ¦ insert into temp (b) values (1)",
        "select pg_temp.f() ¦ select pg_temp.g()",
        "close all ¦ close a",
        "insert into t values (1, now()) ¦ insert into t values (1, default)"
      })
  void different_statements_stay_apart(String one, String other) {
    assertThat(Fingerprint.of(one)).isNotEqualTo(Fingerprint.of(other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      value = {
        "savepoint sp_17 ¦ SAVEPOINT \"JPA 4\"",
        "release savepoint sp_17 ¦ release savepoint x",
        "rollback to savepoint sp_17 ¦ rollback to savepoint x",
        "rollback work to sp_17 ¦ rollback work to x",
        "declare c_1 cursor for select 1 ¦ declare \"<unnamed portal 2>\" cursor for select 2",
        "fetch forward 100 from c_1 ¦ fetch forward 50 from \"<unnamed portal 2>\"",
        "move next in c_1 ¦ move next in c_2",
        "close c_1 ¦ close \"<unnamed portal 2>\"",
        "delete from t where current of c_1 ¦ delete from t where current of c_2",
        "deallocate s_1 ¦ deallocate s_2",
        "select * from pg_temp.t_123 where a = 1 ¦ select * from pg_temp_7.\"T 9\" where a = 2",
        "create temp table if not exists t_1 as select 1 ¦ create temp table if not exists t_2 as select 2",
        "create temporary table t_1 (a int) ¦ create temporary table t_2 (a int)",
        "select 1 into temp t_1 from x ¦ select 1 into temp t_2 from x",
        "select * from t where id in (1) ¦ select * from t where id in (1, null, ?, -4, date '2024-01-01')",
        "select array[array[1,2],array[3,4]] ¦ select array[array[1,2,3]]",
        "insert into t values (1, array[1]) ¦ insert into t values (1, array[1,2]), (2, array[1,2,3])",
        "insert into t values (1); insert into t values (2) ¦ insert into t values (null)",
        "-- a\rselect 1 ¦ select 2",
        "select 'a'\r'b' ¦ select 'c'",
        "select a from t fetch first ? rows only ¦ select a from t fetch first 5 rows only",
        "select a from t limit ? offset ? ¦ select a from t limit 10 offset 20",
        "select d ?? 'k' from t ¦ select d ? 'k' from t",
        "select ?||'x' ¦ select ? || ?",
        "select a from t where b=? ¦ select a from t where b = -3"
      })
  void what_differs_in_nothing_that_matters_is_one(String one, String other) {
    assertThat(Fingerprint.of(one.replace("\\r", "\r")))
        .isEqualTo(Fingerprint.of(other.replace("\\r", "\r")));
  }

  @Test
  void no_literal_is_kept() {
    String secret = "s3cr3t";
    for (String sql :
        new String[] {
          "select '" + secret + "'",
          "select 'open " + secret,
          "select E'\\'" + secret,
          "select $$" + secret,
          "select $q$" + secret + "$$",
          "select /* " + secret,
          "-- " + secret,
          "select B'" + secret + "', U&'" + secret + "'"
        }) {
      assertThat(Fingerprint.of(sql).text()).doesNotContain(secret);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "'", "\"", "$", "$$", "$a", "/*", "--", "\\", "E'\\", "0x", ".", "\u0000", "\ud800"
      })
  void nothing_is_too_wrong_to_be_read(String sql) {
    assertThat(Fingerprint.of(sql).hash()).hasSize(16);
  }

  @Test
  void random_bytes_are_read_too() {
    Random random = new Random(3);
    String alphabet = "'\"$$/*-\\e;:?.0x1Ua&([,])\n ";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder sql = new StringBuilder();
      for (int j = random.nextInt(40); j > 0; j--) {
        sql.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      assertThat(Fingerprint.of(sql.toString()).name()).startsWith("sql:");
    }
  }

  @Test
  void hostile_texts_of_a_mebibyte_are_read_in_a_moment() {
    for (String part :
        new String[] {"+", "-", "a.", "'x' ", "a.'x'", "? ", "pg_temp.", "values ("}) {
      long start = System.nanoTime();
      assertThat(Fingerprint.of(part.repeat((1 << 20) / part.length())).hash()).hasSize(16);
      assertThat(Fingerprint.of("a" + ".a".repeat(1 << 18) + " 'x'".repeat(1 << 17)).hash())
          .hasSize(16);
      assertThat(System.nanoTime() - start).as(part).isLessThan(20_000_000_000L);
    }
  }

  @Test
  void a_text_of_a_mebibyte_is_read_and_cut() {
    StringBuilder values = new StringBuilder("insert into t values ");
    StringBuilder columns = new StringBuilder("select ");
    for (int i = 0; values.length() < 1 << 20; i++) {
      values.append(i == 0 ? "" : ", ").append("(").append(i).append(", 'text')");
      columns.append(i == 0 ? "" : ", ").append("column_").append(i);
    }
    assertThat(Fingerprint.of(values.toString()).text()).isEqualTo("insert into t values (?, ?)");
    assertThat(Fingerprint.of(columns.toString()).text()).hasSizeLessThan(10_010);
    assertThat(Fingerprint.of(columns + ", one_more"))
        .isNotEqualTo(Fingerprint.of(columns.toString()));
    assertThat(Fingerprint.of("(".repeat(1 << 20)).hash()).hasSize(16);
  }

  @Test
  void the_hash_stays_what_it_was() {
    assertThat(Fingerprint.of("select 1").hash()).isEqualTo(Fingerprint.of("SELECT  2;").hash());
    assertThat(Fingerprint.of("select 1").hash()).isEqualTo("e1c71d1661ae46e0");
  }
}
