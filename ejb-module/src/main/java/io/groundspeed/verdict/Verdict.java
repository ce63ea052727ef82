package io.groundspeed.verdict;

import io.groundspeed.format.Quantity;
import io.groundspeed.telemetry.sketch.Rating;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One sentence about the state of something. Start from {@link #of}, and add what is known: {@code
 * Verdict.of(POOR, "…", path).measured(2_900, DURATION, "≤ 2.5 s").changed(change).since(since)}.
 *
 * @param rating how good the state is; null if there is not enough data
 * @param sentence without a full stop
 * @param place the screen with details
 * @param subject what it shares a line of the Overview with; null if nothing
 * @param measured the value, its target and its change
 * @param since when the state began; null if unknown
 */
public record Verdict(
    @Nullable Rating rating,
    String sentence,
    Place place,
    @Nullable VerdictSubject subject,
    Measured measured,
    @Nullable Since since) {
  /**
   * Orders by rating, poor first and good last; unrated verdicts come before good ones. Within a
   * rating, those farthest from their targets come first.
   */
  public static final Comparator<Verdict> WORST_FIRST =
      Comparator.comparingInt(Verdict::rank)
          .thenComparing(verdict -> -verdict.measured.distance())
          .thenComparing(Verdict::sentence);

  /** Returns a verdict that links to a whole screen. */
  public static Verdict of(@Nullable Rating rating, String sentence, String path) {
    return of(rating, sentence, new Place(path, Map.of()));
  }

  /** Returns a verdict that links to a place. */
  public static Verdict of(@Nullable Rating rating, String sentence, Place place) {
    return new Verdict(rating, sentence, place, null, Measured.NOTHING, null);
  }

  /** Returns this verdict with an additional query parameter. */
  public Verdict with(String parameter, String value) {
    return new Verdict(rating, sentence, place.with(parameter, value), subject, measured, since);
  }

  /** Returns this verdict about a subject. */
  public Verdict about(VerdictSubject shared) {
    return new Verdict(rating, sentence, place, shared, measured, since);
  }

  /** Returns this verdict with a value that is not rounded and the target for it, as text. */
  public Verdict measured(String value, @Nullable String target) {
    return with(new Measured(value, null, target, measured.change(), measured.distance()));
  }

  /** Returns this verdict with a value, which is shown rounded, and the target for it, as text. */
  public Verdict measured(double value, Quantity quantity, @Nullable String target) {
    return with(
        new Measured(
            quantity.text(value),
            quantity.exact(value),
            target,
            measured.change(),
            measured.distance()));
  }

  /** Returns this verdict with the change of its value; null if it is unknown. */
  public Verdict changed(@Nullable Change change) {
    return with(measured.withChange(change));
  }

  /** Returns this verdict with the distance of its value from the target, as a multiple of it. */
  public Verdict distant(double distance) {
    return with(measured.withDistance(distance));
  }

  /** Returns this verdict with the beginning of its state; null if it is unknown. */
  public Verdict since(@Nullable Since began) {
    return new Verdict(rating, sentence, place, subject, measured, began);
  }

  private Verdict with(Measured other) {
    return new Verdict(rating, sentence, place, subject, other, since);
  }

  /** Returns the path of the screen with details. */
  public String path() {
    return place.path();
  }

  /** Returns the query parameters that select the subject on that screen. */
  public Map<String, String> parameters() {
    return place.parameters();
  }

  /** Returns whether it needs attention. */
  public boolean isOpen() {
    return rating == Rating.POOR || rating == Rating.NEEDS_IMPROVEMENT;
  }

  private int rank() {
    if (rating == null) {
      return 2;
    }
    return switch (rating) {
      case POOR -> 0;
      case NEEDS_IMPROVEMENT -> 1;
      case GOOD -> 3;
    };
  }
}
