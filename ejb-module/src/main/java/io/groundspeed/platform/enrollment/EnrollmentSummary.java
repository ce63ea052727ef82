package io.groundspeed.platform.enrollment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A journey on which the client is or was enrolled.
 *
 * @param completedAt null unless completed
 */
public record EnrollmentSummary(
    long id,
    String slug,
    String title,
    EnrollmentStatus status,
    Instant enrolledAt,
    @Nullable Instant completedAt,
    long sections,
    long sectionsCompleted)
    implements java.io.Serializable {
  /** Returns the completed share of the journey, in whole percent. */
  public int percent() {
    return sections == 0 ? 0 : (int) (100 * sectionsCompleted / sections);
  }
}
