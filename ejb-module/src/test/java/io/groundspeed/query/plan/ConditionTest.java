package io.groundspeed.query.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConditionTest {
  private static final Set<String> COLUMNS = Set.of("a", "b", "c", "Odd one");

  @Test
  void equal_columns_stand_first_and_one_other_last() {
    assertThat(columns("((t.c > $1) AND (t.a = $2) AND (t.b >= $3) AND (t.\"Odd one\" = $4))"))
        .containsExactly("a", "Odd one", "c");
  }

  @Test
  void casts_and_lists_are_seen_through() {
    assertThat(columns("((t.a)::text = ($1)::text)")).containsExactly("a");
    assertThat(columns("(t.a = ANY ($1))")).containsExactly("a");
  }

  @Test
  void an_index_finds_nothing_by_what_differs_or_is_computed_or_is_another_tables() {
    assertThat(columns("(t.a <> $1)")).isEmpty();
    assertThat(columns("(lower((t.a)::text) = $1)")).isEmpty();
    assertThat(columns("(u.a = $1)")).isEmpty();
    assertThat(columns("((t.a = $1) OR (t.b = $2))")).isEmpty();
  }

  private static List<String> columns(String condition) {
    return new Condition("t", condition).columns(COLUMNS);
  }
}
