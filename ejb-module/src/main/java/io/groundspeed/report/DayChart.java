package io.groundspeed.report;

import java.time.LocalDate;
import java.util.List;

/**
 * A bar for each of seven days, beside that of the same day a week before.
 *
 * @param now by day; NaN where nothing is known
 * @param before by day; NaN where nothing is known
 */
public record DayChart(
    String title, Line.Unit unit, LocalDate first, List<Double> now, List<Double> before) {
  public DayChart {
    now = List.copyOf(now);
    before = List.copyOf(before);
  }

  /** Returns the greatest value, 0 where nothing is known. */
  double highest() {
    return java.util.stream.Stream.concat(now.stream(), before.stream())
        .filter(value -> !value.isNaN())
        .mapToDouble(Double::doubleValue)
        .max()
        .orElse(0);
  }

  /** Returns how high a bar is, 0 to 1. */
  double share(double value) {
    return Double.isNaN(value) || highest() == 0 ? 0 : value / highest();
  }

  /** Returns a day in three letters and its number, such as {@code Mon 16}. */
  String day(int index) {
    LocalDate day = first.plusDays(index);
    String name = day.getDayOfWeek().toString();
    return name.charAt(0)
        + name.substring(1, 3).toLowerCase(java.util.Locale.ROOT)
        + " "
        + day.getDayOfMonth();
  }

  /** Returns the whole chart in words. */
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
