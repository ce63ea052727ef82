package io.groundspeed.platform.enrollment;

import java.util.List;
import java.util.Map;

/** What this package reads through the platform's cache. Callers must pass the right user id. */
public interface JourneyReads {
  /** Returns the questions of a section, in their order. */
  List<SectionTask.Field> sectionFields(long section);

  /** Returns a user's enrollments except those they left, active ones first. */
  List<EnrollmentSummary> enrollments(long user);

  /**
   * Returns a user's progress on a journey by section id; a section that is missing has not begun.
   */
  Map<Long, ProgressStatus> progress(long user, long journey);
}
