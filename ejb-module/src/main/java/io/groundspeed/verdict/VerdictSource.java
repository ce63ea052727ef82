package io.groundspeed.verdict;

import io.groundspeed.shared.TimeRange;
import java.util.List;

/** What a feature has to say on the Overview: each bean that implements this is asked. */
public interface VerdictSource {
  /** Returns what it speaks of, as said where it can't be read: {@code Web Vitals}. */
  String about();

  /**
   * Returns a few sentences, in any order. Read by itself: where this throws, the others are shown.
   */
  List<Verdict> verdicts(TimeRange range);
}
