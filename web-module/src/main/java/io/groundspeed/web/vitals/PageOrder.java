package io.groundspeed.web.vitals;

import io.groundspeed.vitals.PageSummary;
import io.groundspeed.vitals.VitalMetric;
import io.groundspeed.vitals.VitalSummary;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * The order of the table of pages.
 *
 * @param column as in the address: {@code page}, {@code views}, {@code good}, {@code opportunity}
 *     or a metric's name in lower case
 * @param descending written as a minus before the column
 */
public record PageOrder(String column, boolean descending) {
  static final PageOrder BY_OPPORTUNITY = new PageOrder("opportunity", true);

  private static final String PAGE = "page";
  private static final List<String> COLUMNS =
      Stream.concat(
              Stream.of(PAGE, "views", "good", "opportunity"),
              Stream.of(VitalMetric.values()).map(PageOrder::column))
          .toList();

  static PageOrder parse(String text) {
    boolean descending = text.startsWith("-");
    String column = descending ? text.substring(1) : text;
    if (!COLUMNS.contains(column)) {
      throw new IllegalArgumentException(
          "sort: must be one of %s, with a minus before it for descending"
              .formatted(String.join(", ", COLUMNS)));
    }
    return new PageOrder(column, descending);
  }

  /** Returns the name of a metric's column. */
  public static String column(VitalMetric metric) {
    return metric.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the order after a click on a column: the other direction if it is the current column,
   * else metrics descending and pages ascending.
   */
  public String after(String clicked) {
    boolean down = clicked.equals(column) ? !descending : !clicked.equals(PAGE);
    return down ? "-" + clicked : clicked;
  }

  /** Returns whether the pages are ordered by a column. */
  public boolean by(String name) {
    return name.equals(column);
  }

  /** Returns the value of {@code aria-sort} for a column. */
  public String aria(String of) {
    if (!of.equals(column)) {
      return "none";
    }
    return descending ? "descending" : "ascending";
  }

  /** Returns the pages in this order, with unknown values last. */
  List<PageSummary> sort(List<PageSummary> pages) {
    if (column.equals(PAGE)) {
      Comparator<PageSummary> byName = Comparator.comparing(PageSummary::page);
      return pages.stream().sorted(descending ? byName.reversed() : byName).toList();
    }
    ToDoubleFunction<PageSummary> figure = this::figure;
    double sign = descending ? -1 : 1;
    return pages.stream()
        .sorted(
            Comparator.comparingDouble((PageSummary page) -> sign * figure.applyAsDouble(page))
                .thenComparing(PageSummary::page))
        .toList();
  }

  private double figure(PageSummary page) {
    return switch (column) {
      case "views" -> page.views();
      case "good" -> page.good();
      case "opportunity" -> page.opportunity();
      default -> {
        VitalSummary metric = page.metric(VitalMetric.valueOf(column.toUpperCase(Locale.ROOT)));
        yield metric == null ? Double.NaN : metric.p75();
      }
    };
  }
}
