package io.groundspeed.report;

import io.groundspeed.shared.TimeRange;

/** A feature's chapter of the weekly report; a CDI bean. */
public interface WeeklyChapter {
  /** Returns the chapter's position; lower numbers come first. */
  int place();

  /**
   * Writes the chapter.
   *
   * @param week seven whole UTC days; {@link TimeRange#before} is the week for comparison
   */
  Chapter write(TimeRange week);
}
