package io.groundspeed.query.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlannableTextTest {
  @Test
  void what_stood_there_is_numbered() {
    assertThat(numbered("select a from t where b = ? and c in (?) limit ?"))
        .isEqualTo("select a from t where b = $1 and c in ($2) limit $3");
    assertThat(numbered("select \"odd?\" from t where \"why?\" = ?"))
        .isEqualTo("select \"odd?\" from t where \"why?\" = $1");
  }

  @Test
  void an_operator_keeps_its_question_mark() {
    assertThat(numbered("select d ?? ?, d ??| ?, d @?? ?, \"a?\" from t"))
        .isEqualTo("select d ? $1, d ?| $2, d @? $3, \"a?\" from t");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select ?",
        "with a as (select ?) select * from a",
        "(select a from t) union select b from u",
        "select a from t where b = ? for update",
        "select a from t for no key update skip locked",
        "select \"delete\" from t",
        "update t set a = ?",
        "insert into t select * from u",
        "with gone as (delete from t returning a) select * from gone",
        "merge into t using u on t.a = u.a when matched then delete",
        "values (?)"
      })
  void what_reads_and_what_changes_rows_can_be_planned(String text) {
    assertThat(new PlannableText(text).refusal()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "call f(?)",
        "explain analyze select ?",
        "create table u as select a from t",
        "selection ?",
        "analyze t",
        "\"select\"",
        ""
      })
  void anything_else_is_refused(String text) {
    assertThat(new PlannableText(text).refusal())
        .contains("PostgreSQL has no plan for a statement of this kind.");
  }

  @Test
  void what_would_run_after_the_plan_and_what_is_not_all_there_is_refused() {
    assertThat(new PlannableText("select ?; drop table t").refusal())
        .contains("It is more than one statement.");
    assertThat(new PlannableText("select a, b …").refusal())
        .hasValueSatisfying(why -> assertThat(why).contains("not kept whole"));
  }

  @Test
  void a_parameter_of_an_open_type_is_text() {
    assertThat(
            PlannableText.retyped(
                "select $1 is null, $11",
                "42P18",
                "ERROR: could not determine data type of parameter $1"))
        .contains("select $1::text is null, $11");
    assertThat(PlannableText.retyped("select $1::varchar, $2::varchar(3)", "42883", "ERROR: …"))
        .contains("select $1, $2::varchar(3)");
    assertThat(PlannableText.retyped("select $1", "42883", "ERROR: …")).isEmpty();
    assertThat(PlannableText.retyped("select $1::varchar", "42601", "ERROR: …")).isEmpty();
  }

  private static String numbered(String text) {
    return new PlannableText(text).numbered();
  }
}
