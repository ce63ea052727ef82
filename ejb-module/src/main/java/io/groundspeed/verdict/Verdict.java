package io.groundspeed.verdict;

import io.groundspeed.telemetry.sketch.Rating;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One sentence about the state of something.
 *
 * @param rating how good the state is; null if there is not enough data
 * @param sentence without a full stop
 * @param path of the screen with details
 * @param parameters query parameters that select the subject on that screen
 */
public record Verdict(
    @Nullable Rating rating, String sentence, String path, Map<String, String> parameters) {
  /** Orders by rating, poor first and good last; unrated verdicts come before good ones. */
  public static final Comparator<Verdict> WORST_FIRST = Comparator.comparingInt(Verdict::rank);

  /** Creates a verdict with one query parameter. */
  public Verdict(
      @Nullable Rating rating, String sentence, String path, String parameter, String value) {
    this(rating, sentence, path, Map.of(parameter, value));
  }

  /** Returns a verdict that links to a whole screen. */
  public static Verdict of(@Nullable Rating rating, String sentence, String path) {
    return new Verdict(rating, sentence, path, Map.of());
  }

  /** Returns this verdict with an additional query parameter. */
  public Verdict with(String parameter, String value) {
    Map<String, String> more = new LinkedHashMap<>(parameters);
    more.put(parameter, value);
    return new Verdict(rating, sentence, path, more);
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
