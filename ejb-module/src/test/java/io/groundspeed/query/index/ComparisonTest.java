package io.groundspeed.query.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.query.index.Comparison.Kind;
import io.groundspeed.query.index.Comparison.Ref;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static Comparison of(String column, Kind kind) {
    return new Comparison(new Ref("t", column), kind, null);
  }

  @Test
  void every_part_that_all_rows_satisfy_is_read() {
    assertThat(
            Comparison.all(
                "((t.a = $1) AND ((t.b)::text = ($2)::text) AND (t.c >= $3) AND (t.d IS NULL)"
                    + " AND (t.e IS NOT NULL) AND (t.f = ANY ($4)))"))
        .containsExactly(
            of("a", Kind.EQUAL),
            of("b", Kind.EQUAL),
            of("c", Kind.RANGE),
            of("d", Kind.IS_NULL),
            of("e", Kind.IS_NOT_NULL),
            of("f", Kind.EQUAL));
    assertThat(Comparison.all("($1 < t.a)")).containsExactly(of("a", Kind.RANGE));
    assertThat(Comparison.all("(t.\"Order\" = $1)")).containsExactly(of("Order", Kind.EQUAL));
    assertThat(Comparison.all("((t.\"say \"\"x\"\"\" = $1) AND (t.a = 'b) AND (t.c = '))"))
        .containsExactly(of("say \"x\"", Kind.EQUAL), of("a", Kind.EQUAL));
  }

  @Test
  void what_an_index_on_the_column_cannot_serve_is_left_out() {
    assertThat(Comparison.all("(lower(t.a) = $1)")).isEmpty();
    assertThat(Comparison.all("(lower((t.a)::text) = $1)")).isEmpty();
    assertThat(Comparison.all("((t.a)::date = $1)")).isEmpty();
    assertThat(Comparison.all("((t.a + 1) = $1)")).isEmpty();
    assertThat(Comparison.all("((t.a = $1) OR (t.b = $2))")).isEmpty();
    assertThat(Comparison.all("((t.a = $1) AND ((t.b = $2) OR (t.c = $3)))"))
        .containsExactly(of("a", Kind.EQUAL));
    assertThat(Comparison.all("(t.a <> $1)")).isEmpty();
    assertThat(Comparison.all("(t.a ~~ $1)")).isEmpty();
    assertThat(Comparison.all(null)).isEmpty();
  }

  @Test
  void a_join_is_read_from_both_sides() {
    assertThat(Comparison.all("(l.order_id = o.id)"))
        .containsExactly(
            new Comparison(new Ref("l", "order_id"), Kind.EQUAL, new Ref("o", "id")),
            new Comparison(new Ref("o", "id"), Kind.EQUAL, new Ref("l", "order_id")));
  }
}
