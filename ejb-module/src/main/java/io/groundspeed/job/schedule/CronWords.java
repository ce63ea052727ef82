package io.groundspeed.job.schedule;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.IntFunction;

/** Describes in English when a cron expression fires. */
final class CronWords {
  private static final int TIMES_TO_NAME = 6;
  private static final int MINUTES_OF_AN_HOUR = 60;
  private static final int HOURS_OF_A_DAY = 24;

  private CronWords() {}

  /** Returns the part about minutes and hours, which starts the sentence. */
  static String time(CronValues minutes, CronValues hours) {
    if (isEveryHour(hours)) {
      return minutes.count() == 1 && minutes.has(0)
          ? "Every hour"
          : minutes(minutes) + (isRegular(minutes) ? "" : " of every hour");
    }
    return minutes.count() * hours.count() <= TIMES_TO_NAME
        ? "At " + join(times(minutes, hours))
        : minutes(minutes) + " of " + counted("hour", hours.values());
  }

  private static String minutes(CronValues minutes) {
    if (!isRegular(minutes)) {
      return "At " + counted("minute", minutes.values());
    }
    int step = MINUTES_OF_AN_HOUR / minutes.count();
    return step == 1 ? "Every minute" : "Every " + step + " minutes";
  }

  /** Returns whether the intervals are all equal, also across the hour boundary. */
  private static boolean isRegular(CronValues minutes) {
    int step = MINUTES_OF_AN_HOUR / minutes.count();
    return minutes.count() > 1
        && MINUTES_OF_AN_HOUR % minutes.count() == 0
        && minutes.values().stream().allMatch(minute -> minute % step == 0);
  }

  private static List<String> times(CronValues minutes, CronValues hours) {
    return hours.values().stream()
        .flatMap(
            hour -> minutes.values().stream().map(minute -> "%02d:%02d".formatted(hour, minute)))
        .toList();
  }

  private static boolean isEveryHour(CronValues hours) {
    return hours.count() == HOURS_OF_A_DAY;
  }

  /** Returns the part about days, with a leading space unless it is empty. */
  static String days(
      CronValues hours, CronValues daysOfMonth, CronValues months, CronValues daysOfWeek) {
    List<String> days = new ArrayList<>();
    if (!daysOfMonth.isEvery()) {
      days.add("on " + counted("day", daysOfMonth.values()) + " of the month");
    }
    if (!daysOfWeek.isEvery()) {
      days.add("on " + join(runs(fromMonday(daysOfWeek), CronWords::dayOfWeek)));
    }
    if (days.isEmpty() && !isEveryHour(hours)) {
      days.add("every day");
    }
    boolean both = daysOfMonth.isStar() || daysOfWeek.isStar();
    String words = days.isEmpty() ? "" : " " + String.join(both ? " and only " : " or ", days);
    return months.isEvery()
        ? words
        : words + " in " + join(runs(months.values(), CronWords::month));
  }

  private static NavigableSet<Integer> fromMonday(CronValues daysOfWeek) {
    NavigableSet<Integer> days = new TreeSet<>();
    daysOfWeek.values().forEach(day -> days.add(day == 0 ? DayOfWeek.SUNDAY.getValue() : day));
    return days;
  }

  private static String dayOfWeek(int day) {
    return DayOfWeek.of(day).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  private static String month(int month) {
    return Month.of(month).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  private static String counted(String noun, NavigableSet<Integer> values) {
    return noun + (values.size() == 1 ? " " : "s ") + join(runs(values, Integer::toString));
  }

  /** Three or more consecutive values are written as a range. */
  private static List<String> runs(NavigableSet<Integer> values, IntFunction<String> name) {
    List<String> runs = new ArrayList<>();
    for (Integer from = values.first(); from != null; ) {
      int to = from;
      while (values.contains(to + 1)) {
        to++;
      }
      if (to > from + 1) {
        runs.add(name.apply(from) + " to " + name.apply(to));
      } else {
        values.subSet(from, true, to, true).forEach(value -> runs.add(name.apply(value)));
      }
      from = values.higher(to);
    }
    return runs;
  }

  private static String join(List<String> items) {
    int last = items.size() - 1;
    return last == 0
        ? items.get(0)
        : String.join(", ", items.subList(0, last)) + " and " + items.get(last);
  }
}
