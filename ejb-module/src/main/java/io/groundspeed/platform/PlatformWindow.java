package io.groundspeed.platform;

import java.time.LocalDate;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;

/**
 * Some UTC days in a row, as far as they are known: a day that nobody counted is missing, and
 * whatever needs it is unknown.
 *
 * @param first the first day
 * @param last the last day, inclusive
 */
public record PlatformWindow(LocalDate first, LocalDate last, Map<LocalDate, PlatformDay> known) {

  /** Returns the last day, null where it was not counted. */
  public PlatformDay end() {
    return known.get(last);
  }

  /** Returns a figure of each day added up; empty where a day was not counted. */
  public OptionalLong sum(ToLongFunction<PlatformDay> figure) {
    long sum = 0;
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      PlatformDay counted = known.get(day);
      if (counted == null) {
        return OptionalLong.empty();
      }
      sum += figure.applyAsLong(counted);
    }
    return OptionalLong.of(sum);
  }

  /** Returns how many days it has. */
  public long days() {
    return last.toEpochDay() - first.toEpochDay() + 1;
  }
}
