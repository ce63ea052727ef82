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
   * Returns a few verdicts, in any order. If this throws, the verdicts of other sources are still
   * shown.
   */
  List<Verdict> verdicts(TimeRange range);
}
