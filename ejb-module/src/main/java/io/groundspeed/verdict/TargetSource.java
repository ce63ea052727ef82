package io.groundspeed.verdict;

import io.groundspeed.shared.TimeRange;
import java.util.List;

/** The targets that a feature answers for: each bean that implements this is asked. */
public interface TargetSource {
  /** Returns what it speaks of, as said where it can't be read: {@code Web Vitals}. */
  String about();

  /** Returns its targets, in the order in which they are shown, unmeasured ones included. */
  List<Target> targets(TimeRange range);
}
