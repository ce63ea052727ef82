package io.groundspeed.platform.enrollment;

import java.util.List;
import java.util.Map;

/**
 * Reads of this package that go through the platform's cache. Callers must pass the right user id.
 */
public interface JourneyReads {
  /** Returns the questions of a section, in order. */
  List<SectionTask.Field> sectionFields(long section);

  /** Returns a user's enrollments except cancelled ones, completed ones last. */
  List<EnrollmentSummary> enrollments(long user);

  /**
   * Returns a user's progress on a journey, by section id. Sections that were not started are
   * missing.
   */
  Map<Long, ProgressStatus> progress(long user, long journey);
}
