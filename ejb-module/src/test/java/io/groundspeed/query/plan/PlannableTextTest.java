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
  void a_literal_with_its_type_before_it_has_it_behind_it() {
    assertThat(numbered("select d ?? ?, d ??| ?, d @?? ?, \"a?\" from t"))
        .isEqualTo("select d ? $1, d ?| $2, d @? $3, \"a?\" from t");
    assertThat(numbered("select now() - interval ? , timestamp ? , date ? + time ?"))
        .isEqualTo("select now() - $1::interval , $2::timestamp , $3::date + $4::time");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select ?",
        "with a as (select ?) select * from a",
        "(select a from t) union select b from u",
        "select a from t where b = ? for update",
        "select a from t for no key update skip locked",
        "select \"delete\" from t"
      })
  void what_reads_can_be_planned(String text) {
    assertThat(new PlannableText(text).refusal()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update t set a = ?",
        "insert into t select * from u",
        "with gone as (delete from t returning a) select * from gone",
        "select a into u from t",
        "call f(?)",
        "explain analyze select ?",
        "selection ?"
      })
  void what_changes_anything_is_refused(String text) {
    assertThat(new PlannableText(text).refusal())
        .hasValueSatisfying(why -> assertThat(why).contains("no SELECT"));
  }

  @Test
  void what_would_run_after_the_plan_and_what_is_not_all_there_is_refused() {
    assertThat(new PlannableText("select ?; drop table t").refusal())
        .contains("It is more than one statement.");
    assertThat(new PlannableText("select a, b …").refusal())
        .hasValueSatisfying(why -> assertThat(why).contains("not kept whole"));
  }

  private static String numbered(String text) {
    return new PlannableText(text).numbered();
  }
}
