package io.groundspeed.web.frame;

import io.groundspeed.format.Format;
import io.groundspeed.shared.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The time axis of every chart over a range: how an interval is labelled, and whether the range
 * contains all of it. The browser writes the labels again in the viewer's zone.
 *
 * @param range that the chart shows
 */
public record TimeAxis(TimeRange range) {
  private static final Duration A_DAY = Duration.ofDays(1);

  /** Returns the label of an interval, in UTC, no more precise than its width requires. */
  public String label(Instant start) {
    return Format.slot(start, range.length(), range.step());
  }

  /** Returns the label for a sentence, which names the zone of a time of day. */
  public String named(Instant start) {
    return range.step().compareTo(A_DAY) >= 0 ? label(start) : label(start) + " UTC";
  }

  /**
   * Returns how much of an interval the range contains, for example {@code 4 of 15 min}; null if it
   * contains all of it.
   */
  @Nullable String part(Instant start) {
    Duration covered = covered(start);
    return covered.compareTo(range.step()) >= 0 ? null : share(covered);
  }

  /** The finest sketches are by minute, so a range contains the whole minute in which it begins. */
  private Duration covered(Instant start) {
    Instant from = range.from().truncatedTo(ChronoUnit.MINUTES);
    Instant first = start.isBefore(from) ? from : start;
    Instant end = start.plus(range.step());
    return Duration.between(first, end.isAfter(range.to()) ? range.to() : end);
  }

  private String share(Duration covered) {
    long whole = range.step().toMinutes();
    if (whole <= 1) {
      return covered.toSeconds() + " of 60 s";
    }
    if (whole <= 60) {
      return covered.toMinutes() + " of " + whole + " min";
    }
    String part = covered.toHours() == 0 ? covered.toMinutes() + " min" : covered.toHours() + "";
    return part + " of " + whole / 60 + " h";
  }

  /**
   * Returns a sentence on the intervals at both ends that the range contains only in part; empty if
   * it contains them completely.
   */
  public String getNote() {
    String first = part(startOf(range.from()));
    Instant last = startOf(range.to().minusNanos(1));
    String second = last.isAfter(range.from()) ? part(last) : null;
    return Stream.of(note("first", first), note("last", second))
        .filter(note -> !note.isEmpty())
        .reduce((one, other) -> one + " " + other)
        .orElse("");
  }

  private static String note(String which, @Nullable String part) {
    return part == null
        ? ""
        : "The %s interval is not complete: it covers %s.".formatted(which, part);
  }

  private Instant startOf(Instant time) {
    long step = range.step().toSeconds();
    return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), step) * step);
  }
}
