package io.groundspeed.platform;

import java.time.LocalDate;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Consecutive UTC days, as far as their metrics are known. A day without metrics is missing, and
 * values that depend on it are unknown.
 *
 * @param first the first day
 * @param last the last day, inclusive
 */
public record PlatformWindow(LocalDate first, LocalDate last, Map<LocalDate, PlatformDay> known) {

  /** Returns the last day; null if it has no metrics. */
  public @Nullable PlatformDay end() {
    return known.get(last);
  }

  /** Returns the sum of a metric over all days; empty if a day has no metrics. */
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

  /** Returns the number of days. */
  public long days() {
    return last.toEpochDay() - first.toEpochDay() + 1;
  }
}
