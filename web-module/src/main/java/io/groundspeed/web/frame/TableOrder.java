package io.groundspeed.web.frame;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The order of a table's rows, as written in the address: a column, with a leading minus for
 * descending.
 */
public final class TableOrder<T> {
  private final List<Column<T>> columns;
  private final Column<T> column;
  private final boolean descending;

  private TableOrder(List<Column<T>> columns, Column<T> column, boolean descending) {
    this.columns = columns;
    this.column = column;
    this.descending = descending;
  }

  /**
   * Parses an order.
   *
   * @throws IllegalArgumentException naming the valid columns
   */
  public static <T> TableOrder<T> parse(String text, List<Column<T>> columns) {
    boolean descending = text.startsWith("-");
    String name = descending ? text.substring(1) : text;
    return columns.stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .map(column -> new TableOrder<>(columns, column, descending))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "sort: must be one of %s, with a minus before it for descending"
                        .formatted(
                            String.join(", ", columns.stream().map(Column::name).toList()))));
  }

  /**
   * Returns the order after a click on a column: the other direction if it is the current column,
   * else metrics descending and texts ascending.
   */
  public String after(String clicked) {
    boolean down = clicked.equals(column.name()) ? !descending : find(clicked).figure();
    return down ? "-" + clicked : clicked;
  }

  /** Returns whether the rows are ordered by a column. */
  public boolean by(String name) {
    return name.equals(column.name());
  }

  /** Returns the value of {@code aria-sort} for a column. */
  public String aria(String of) {
    if (!of.equals(column.name())) {
      return "none";
    }
    return descending ? "descending" : "ascending";
  }

  /** Returns the rows in this order, in both directions with unknown values last. */
  public List<T> sort(List<T> rows) {
    Comparator<T> order = descending ? column.order().reversed() : column.order();
    Comparator<T> knownFirst = Comparator.comparing(column.unknown()::test);
    return rows.stream().sorted(knownFirst.thenComparing(order)).toList();
  }

  private Column<T> find(String name) {
    return columns.stream().filter(c -> c.name().equals(name)).findFirst().orElse(column);
  }

  @Override
  public String toString() {
    return (descending ? "-" : "") + column.name();
  }

  /**
   * A column that rows can be ordered by.
   *
   * @param figure whether it is numeric and therefore sorted descending first
   * @param unknown whether a row has no value
   */
  public record Column<T>(String name, boolean figure, Comparator<T> order, Predicate<T> unknown) {
    /** Returns a text column. */
    public static <T> Column<T> text(String name, Function<T, String> value) {
      return new Column<>(name, false, Comparator.comparing(value), row -> false);
    }

    /** Returns a numeric column whose values may be null. */
    public static <T> Column<T> known(String name, Function<T, @Nullable Double> value) {
      return figure(
          name,
          row -> {
            Double figure = value.apply(row);
            return figure == null ? Double.NaN : figure;
          });
    }

    /** Returns a numeric column whose values may be NaN. */
    public static <T> Column<T> figure(String name, ToDoubleFunction<T> value) {
      return new Column<>(
          name,
          true,
          Comparator.comparingDouble(value),
          row -> Double.isNaN(value.applyAsDouble(row)));
    }
  }
}
