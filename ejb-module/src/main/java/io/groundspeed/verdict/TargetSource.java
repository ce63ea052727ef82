package io.groundspeed.verdict;

import io.groundspeed.shared.TimeRange;
import java.util.List;

/** The targets of a feature. All beans that implement this interface are queried. */
public interface TargetSource {
  /** Returns the subject, used in a message if it can't be read: {@code Web Vitals}. */
  String about();

  /** Returns the targets in display order, including unmeasured ones. */
  List<Target> targets(TimeRange range);
}
