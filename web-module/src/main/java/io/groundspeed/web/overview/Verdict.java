package io.groundspeed.web.overview;

import io.groundspeed.telemetry.Rating;
import java.util.Comparator;

/**
 * One sentence about how something is.
 *
 * @param rating how good that is; null where there is too little to judge by
 * @param sentence without a full stop
 * @param path of the screen that tells more
 * @param parameter of the address that narrows it to this, null where none does
 * @param value of that parameter
 */
public record Verdict(Rating rating, String sentence, String path, String parameter, String value) {
  /** Poor first, good last; what can't be judged stands before what is good. */
  static final Comparator<Verdict> WORST_FIRST = Comparator.comparingInt(Verdict::rank);

  /** Returns a verdict that a whole screen tells more about. */
  public static Verdict of(Rating rating, String sentence, String path) {
    return new Verdict(rating, sentence, path, null, null);
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
