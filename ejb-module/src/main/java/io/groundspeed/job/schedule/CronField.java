package io.groundspeed.job.schedule;

import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One of the five fields of a cron expression: its range, its names, and its parser. */
enum CronField {
  MINUTE("minute", 0, 59),
  HOUR("hour", 0, 23),
  DAY_OF_MONTH("day-of-month", 1, 31),
  MONTH(
      "month", 1, 12, "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV",
      "DEC"),
  /** Sunday is both 0 and 7. */
  DAY_OF_WEEK("day-of-week", 0, 7, "SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

  private static final Pattern ITEM =
      Pattern.compile("(?:\\*|(?<from>\\w+)(?:-(?<to>\\w+))?)(?:/(?<step>\\d{1,2}))?");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,2}");
  private static final int SUNDAY = 7;

  private final String title;
  private final int least;
  private final int most;
  private final List<String> names;

  CronField(String title, int least, int most, String... names) {
    this.title = title;
    this.least = least;
    this.most = most;
    this.names = List.of(names);
  }

  String title() {
    return title;
  }

  /**
   * Parses a list of values, ranges and steps.
   *
   * @throws InvalidCron naming this field
   */
  CronValues read(String text) {
    NavigableSet<Integer> values = new TreeSet<>();
    for (String item : text.split(",", -1)) {
      add(item, values);
    }
    return new CronValues(text, values);
  }

  private void add(String item, NavigableSet<Integer> values) {
    Matcher parts = ITEM.matcher(item);
    if (!parts.matches()) {
      throw invalid("must be *, a value, a range, or one of the former two with a step", item);
    }
    int step = step(parts, item);
    int from = parts.group("from") == null ? least : value(parts.group("from"));
    int to = last(parts, from);
    if (from > to) {
      throw invalid("must have its ranges run forward", item);
    }
    for (int value = from; value <= to; value += step) {
      values.add(this == DAY_OF_WEEK ? value % SUNDAY : value);
    }
  }

  private int step(Matcher parts, String item) {
    if (parts.group("step") == null) {
      return 1;
    }
    if (parts.group("from") != null && parts.group("to") == null) {
      throw invalid("must have steps of a range or of *, such as 5-59/15 or */15", item);
    }
    int step = Integer.parseInt(parts.group("step"));
    if (step < 1 || step > most) {
      throw invalid("must have steps of 1 to " + most, item);
    }
    return step;
  }

  private int last(Matcher parts, int from) {
    if (parts.group("from") == null) {
      return most;
    }
    int to = parts.group("to") == null ? from : value(parts.group("to"));
    return this == DAY_OF_WEEK && to == 0 && from > 0 ? SUNDAY : to;
  }

  private int value(String text) {
    int named = names.indexOf(text.toUpperCase(Locale.ROOT));
    if (named >= 0) {
      return least + named;
    }
    int number = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : -1;
    if (number < least || number > most) {
      throw invalid("must be " + range(), text);
    }
    return number;
  }

  private String range() {
    String numbers = least + " to " + most;
    return names.isEmpty()
        ? numbers
        : "%s, or %s to %s".formatted(numbers, names.get(0), names.get(names.size() - 1));
  }

  private InvalidCron invalid(String rule, String found) {
    return new InvalidCron(title, "%s, not \"%s\"".formatted(rule, found));
  }
}
