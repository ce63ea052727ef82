package io.groundspeed.verdict;

import io.groundspeed.shared.TimeRange;
import java.util.List;

/**
 * The verdicts of a feature, for the Overview. All beans that implement this interface are queried.
 */
public interface VerdictSource {
  /** Returns the subject, used in a message if it can't be read: {@code Web Vitals}. */
  String about();

  /**
   * Returns the verdicts on a range, in any order. A state that is known only for the present is
   * left out if the range has ended. If this throws, the verdicts of other sources are still shown.
   */
  List<Verdict> verdicts(TimeRange range);
}
