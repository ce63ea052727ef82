package io.groundspeed.platform.enrollment;

import java.time.Instant;

/**
 * A journey that the client is or was on.
 *
 * @param completedAt null unless completed
 */
public record EnrollmentSummary(
    long id,
    String slug,
    String title,
    EnrollmentStatus status,
    Instant enrolledAt,
    Instant completedAt,
    long sections,
    long sectionsCompleted)
    implements java.io.Serializable {
  /** Returns how much of the journey is done, in whole percent. */
  public int percent() {
    return sections == 0 ? 0 : (int) (100 * sectionsCompleted / sections);
  }
}
