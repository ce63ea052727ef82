package io.groundspeed.web.vitals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundspeed.vitals.PageSummary;
import io.groundspeed.vitals.VitalMetric;
import io.groundspeed.vitals.VitalSummary;
import io.groundspeed.web.frame.TableOrder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PageOrderTest {
  private static final PageSummary HOME = page("/", 10, 2_000);
  private static final PageSummary SEARCH = page("/search", 30, 5_000);
  private static final PageSummary UNKNOWN =
      new PageSummary("/unknown", 20, Map.of(), 0.5, Double.NaN);

  private static PageSummary page(String name, long views, double lcp) {
    VitalSummary summary =
        new VitalSummary(VitalMetric.LCP, views, lcp, lcp, lcp, lcp, lcp, null, 1, 0, 0);
    return new PageSummary(name, views, Map.of(VitalMetric.LCP, summary), 1, views * lcp);
  }

  @Test
  void figures_come_greatest_or_least_first_and_unknown_ones_last() {
    assertThat(sorted("-lcp")).containsExactly(SEARCH, HOME, UNKNOWN);
    assertThat(sorted("lcp")).containsExactly(HOME, SEARCH, UNKNOWN);
    assertThat(sorted("-views")).containsExactly(SEARCH, UNKNOWN, HOME);
  }

  @Test
  void pages_come_by_name() {
    assertThat(sorted("page")).containsExactly(HOME, SEARCH, UNKNOWN);
    assertThat(sorted("-page")).containsExactly(UNKNOWN, SEARCH, HOME);
  }

  private static List<PageSummary> sorted(String order) {
    return PageOrder.parse(order).sort(List.of(UNKNOWN, HOME, SEARCH));
  }

  @Test
  void a_click_asks_for_the_greatest_first_and_then_the_other_way() {
    TableOrder<PageSummary> order = PageOrder.parse("-views");

    assertThat(order.after("views")).isEqualTo("views");
    assertThat(order.after("lcp")).isEqualTo("-lcp");
    assertThat(order.after("page")).isEqualTo("page");
    assertThat(order.aria("views")).isEqualTo("descending");
    assertThat(order.aria("lcp")).isEqualTo("none");
  }

  @Test
  void an_unknown_column_is_refused_by_name() {
    assertThatThrownBy(() -> PageOrder.parse("-size")).hasMessageStartingWith("sort: must be one");
  }
}
