package io.groundspeed.verdict;

import io.groundspeed.shared.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * When a state began.
 *
 * @param from when it began, or the start of what was searched
 * @param orEarlier whether it held at the start of what was searched
 * @param until when it ended; null if it still holds
 */
public record Since(Instant from, boolean orEarlier, @Nullable Instant until) {
  private static final Duration FOR_AN_HOUR = Duration.ofHours(8);
  private static final Duration FOR_A_DAY = Duration.ofDays(4);
  private static final int FOR_OTHERS = 2;

  /** Returns the beginning of a state that still holds; null if it is unknown. */
  public static @Nullable Since at(@Nullable Instant from) {
    return from == null ? null : new Since(from, false, null);
  }

  /**
   * Returns the range in which the beginning of a state is searched. It has at most 96 steps, which
   * bounds the cost: 5 minutes each for ranges of up to an hour, an hour each for up to a day.
   */
  public static TimeRange searched(TimeRange range) {
    Duration length = range.length();
    Duration back = length.multipliedBy(FOR_OTHERS);
    if (length.compareTo(Duration.ofHours(1)) <= 0) {
      back = FOR_AN_HOUR;
    } else if (length.compareTo(Duration.ofDays(1)) <= 0) {
      back = FOR_A_DAY;
    }
    return new TimeRange(range.name(), range.to().minus(back), range.to());
  }

  /**
   * Finds the latest uninterrupted period in which a state held. Points without data do not
   * interrupt it.
   *
   * @param range the state must have held in it
   * @param points in chronological order
   * @param start returns the start of a point
   * @param held returns whether the state held at a point; null if the point has no data
   * @return null if the state held at no point of the range
   */
  public static <T> @Nullable Since find(
      TimeRange range,
      List<T> points,
      Function<T, Instant> start,
      Function<T, @Nullable Boolean> held) {
    List<T> known = points.stream().filter(point -> held.apply(point) != null).toList();
    Predicate<T> holds = point -> Objects.equals(held.apply(point), Boolean.TRUE);
    int last = known.size() - 1;
    while (last >= 0 && !holds.test(known.get(last))) {
      last--;
    }
    if (last < 0) {
      return null;
    }
    int first = last;
    while (first > 0 && holds.test(known.get(first - 1))) {
      first--;
    }
    T oldest = known.get(first);
    Instant until = last == known.size() - 1 ? null : start.apply(known.get(last + 1));
    return until != null && !until.isAfter(range.from())
        ? null
        : new Since(start.apply(oldest), oldest == points.get(0), until);
  }
}
