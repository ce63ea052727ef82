package io.groundspeed.platform.mentor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A review as shown to the client who requested it.
 *
 * @param mentor null until claimed
 * @param comment null unless the mentor wrote one
 * @param accepted null until completed
 * @param rating the client's own rating; null until given
 * @param seenAt when the client first saw it completed; null before
 */
public record ClientReview(
    long id,
    long section,
    String sectionTitle,
    String journeyTitle,
    ReviewStatus status,
    Instant requestedAt,
    Instant completedAt,
    @Nullable String mentor,
    @Nullable String comment,
    @Nullable Boolean accepted,
    @Nullable Integer rating,
    @Nullable Instant seenAt)
    implements java.io.Serializable {
  /** Returns whether it is completed and the client has not seen it. */
  public boolean unread() {
    return status == ReviewStatus.COMPLETED && seenAt == null;
  }
}
