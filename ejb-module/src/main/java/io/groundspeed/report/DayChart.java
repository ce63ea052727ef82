package io.groundspeed.report;

import java.time.LocalDate;
import java.util.List;

/**
 * A bar chart of seven days, each with a second bar for the same day of the previous week.
 *
 * @param now by day; NaN if unknown
 * @param before by day; NaN if unknown
 */
public record DayChart(
    String title, Line.Unit unit, LocalDate first, List<Double> now, List<Double> before) {
  public DayChart {
    now = List.copyOf(now);
    before = List.copyOf(before);
  }

  /** Returns the highest value; 0 if none is known. */
  double highest() {
    return java.util.stream.Stream.concat(now.stream(), before.stream())
        .filter(value -> !value.isNaN())
        .mapToDouble(Double::doubleValue)
        .max()
        .orElse(0);
  }

  /** Returns the relative height of a bar, 0 to 1. */
  double share(double value) {
    return Double.isNaN(value) || highest() == 0 ? 0 : value / highest();
  }

  /** Returns a day's three-letter name and number, such as {@code Mon 16}. */
  String day(int index) {
    LocalDate day = first.plusDays(index);
    String name = day.getDayOfWeek().toString();
    return name.charAt(0)
        + name.substring(1, 3).toLowerCase(java.util.Locale.ROOT)
        + " "
        + day.getDayOfMonth();
  }

  /** Returns the whole chart as text. */
  String words() {
    StringBuilder words = new StringBuilder(title);
    for (int i = 0; i < now.size(); i++) {
      words
          .append(i == 0 ? ": " : "; ")
          .append(day(i))
          .append(' ')
          .append(unit.text(now.get(i)))
          .append(", a week before ")
          .append(unit.text(before.get(i)));
    }
    return words.toString();
  }
}
