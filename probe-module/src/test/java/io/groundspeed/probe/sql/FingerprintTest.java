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
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SELECT count (*) FROM Orders WHERE id=17 | select count(*) from orders where id = ?",
        "select * from t where a in (1,2,3) and b = 'x' | select * from t where a in (?) and b = ?",
        "insert into t(a,b) values (1,'x'),(2,'y') | insert into t(a, b) values (?, ?)",
        "select '2024-01-01'::date, a[2], -5 | select ?::date, a[?], ?",
        "select \"Käse\".\"A\" from \"Käse\"; | select \"Käse\".\"A\" from \"Käse\""
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
