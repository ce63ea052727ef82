package io.groundspeed.report;

import io.groundspeed.shared.TimeRange;

/** A feature's part of the weekly report; a CDI bean. */
public interface WeeklyChapter {
  /** Returns where it stands, the lowest first. */
  int place();

  /**
   * Writes it.
   *
   * @param week seven whole UTC days; {@link TimeRange#before} is the week to compare with
   */
  Chapter write(TimeRange week);
}
