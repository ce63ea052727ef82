package io.groundspeed.verdict;

import io.groundspeed.telemetry.sketch.Rating;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One sentence about how something is.
 *
 * @param rating how good that is; null where there is too little to judge by
 * @param sentence without a full stop
 * @param path of the screen that tells more
 * @param parameters of the address that narrow it to this, name to value
 */
public record Verdict(Rating rating, String sentence, String path, Map<String, String> parameters) {
  /** Poor first, good last; what can't be judged stands before what is good. */
  public static final Comparator<Verdict> WORST_FIRST = Comparator.comparingInt(Verdict::rank);

  /** Makes a verdict that one parameter of the address narrows a screen to. */
  public Verdict(Rating rating, String sentence, String path, String parameter, String value) {
    this(rating, sentence, path, Map.of(parameter, value));
  }

  /** Returns a verdict that a whole screen tells more about. */
  public static Verdict of(Rating rating, String sentence, String path) {
    return new Verdict(rating, sentence, path, Map.of());
  }

  /** Returns the same with one more parameter. */
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
