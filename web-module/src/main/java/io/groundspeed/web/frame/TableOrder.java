package io.groundspeed.web.frame;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The order of a table's rows, as it stands in the address: a minus before a column descends. */
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
   * Reads an order.
   *
   * @throws IllegalArgumentException naming the columns that there are
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

  /** Returns what a click on a column asks for: figures greatest first, then the other way. */
  public String after(String clicked) {
    boolean down = clicked.equals(column.name()) ? !descending : find(clicked).figure();
    return down ? "-" + clicked : clicked;
  }

  /** Returns the value of {@code aria-sort} for a column. */
  public String aria(String of) {
    if (!of.equals(column.name())) {
      return "none";
    }
    return descending ? "descending" : "ascending";
  }

  /** Returns the rows in this order. */
  public List<T> sort(List<T> rows) {
    Comparator<T> order = column.order();
    return rows.stream().sorted(descending ? order.reversed() : order).toList();
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
   * @param figure whether it is a figure, which is read from the greatest down
   */
  public record Column<T>(String name, boolean figure, Comparator<T> order) {
    /** Returns a column of texts. */
    public static <T> Column<T> text(String name, Function<T, String> value) {
      return new Column<>(name, false, Comparator.comparing(value));
    }

    /** Returns a column of figures, unknown ones below all others. */
    public static <T> Column<T> known(String name, Function<T, Double> value) {
      return figure(
          name,
          row -> {
            Double figure = value.apply(row);
            return figure == null ? -1 : figure;
          });
    }

    /** Returns a column of figures. */
    public static <T> Column<T> figure(String name, ToDoubleFunction<T> value) {
      return new Column<>(name, true, Comparator.comparingDouble(value));
    }
  }
}
