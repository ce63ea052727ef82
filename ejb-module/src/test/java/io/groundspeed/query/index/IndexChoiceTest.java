package io.groundspeed.query.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.query.index.Table.Column;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IndexChoiceTest {
  private static final Table TABLE =
      new Table(
          1,
          "public.t",
          10_000,
          100,
          false,
          10,
          Map.of(
              "a", new Column(1, 10, 0),
              "b", new Column(2, 1_000, 0),
              "c", new Column(3, 5, 0),
              "d", new Column(4, 5, 0)),
          List.of());

  private static Need need(Set<String> equal, String... then) {
    return new Need(TABLE, new LinkedHashSet<>(equal), List.of(then), "", "q", 1_000);
  }

  private static List<List<String>> chosen(Need... needs) {
    return IndexChoice.of(List.of(needs)).stream().map(IndexChoice.Chosen::columns).toList();
  }

  @Test
  void the_columns_with_the_most_values_come_first() {
    assertThat(chosen(need(Set.of("a", "b", "c")))).containsExactly(List.of("b", "a", "c"));
    assertThat(chosen(need(Set.of("d", "c")))).containsExactly(List.of("c", "d"));
  }

  @Test
  void a_narrower_need_decides_the_order_of_a_wider_one() {
    assertThat(chosen(need(Set.of("a")), need(Set.of("a", "b"))))
        .containsExactly(List.of("a", "b"));
    assertThat(chosen(need(Set.of("a")), need(Set.of("b")), need(Set.of("a", "b"))))
        .hasSize(2)
        .anyMatch(columns -> columns.size() == 2);
  }

  @Test
  void a_range_or_an_order_comes_after_what_is_equal() {
    assertThat(chosen(need(Set.of("a", "b"), "c"), need(Set.of("b"), "a")))
        .containsExactly(List.of("b", "a", "c"));
    assertThat(chosen(need(Set.of("a"), "b DESC", "c")))
        .containsExactly(List.of("a", "b DESC", "c"));
    assertThat(chosen(need(Set.of("a"), "c"), need(Set.of("a", "b")))).hasSize(2);
  }

  @Test
  void a_partial_index_serves_only_its_own_predicate() {
    Need partial = new Need(TABLE, Set.of("a"), List.of(), "c IS NULL", "q", 1_000);
    assertThat(IndexChoice.of(List.of(partial, need(Set.of("a"))))).hasSize(2);
    assertThat(IndexChoice.of(List.of(partial, partial))).hasSize(1);
  }
}
