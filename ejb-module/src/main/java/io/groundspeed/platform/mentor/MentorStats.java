package io.groundspeed.platform.mentor;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Metrics of a mentor, computed by the database function {@code refresh_mentor_stats}. */
@Entity
@Immutable
@Table(name = "mentor_stats_cache")
class MentorStats {
  @Id private Long mentorUserId;
  private long totalReviews;
  private long completedReviews;
  private long pendingReviews;
  private @Nullable Double avgReviewTimeHours;
  private @Nullable Double avgRating;
  private long totalClients;
  private long activeClients;
  private BigDecimal revenueTotal;
  private BigDecimal revenueThisMonth;
  private Instant lastUpdatedAt;

  protected MentorStats() {}

  Long mentorUserId() {
    return mentorUserId;
  }

  long totalReviews() {
    return totalReviews;
  }

  long completedReviews() {
    return completedReviews;
  }

  long pendingReviews() {
    return pendingReviews;
  }

  /** From claimed to completed; null if no review is completed. */
  @Nullable Double avgReviewTimeHours() {
    return avgReviewTimeHours;
  }

  /** From 1 to 5; null if no review is rated. */
  @Nullable Double avgRating() {
    return avgRating;
  }

  long totalClients() {
    return totalClients;
  }

  /** Clients with an active enrollment. */
  long activeClients() {
    return activeClients;
  }

  BigDecimal revenueTotal() {
    return revenueTotal;
  }

  /** Of reviews completed in the UTC month in which the row was last computed. */
  BigDecimal revenueThisMonth() {
    return revenueThisMonth;
  }

  Instant lastUpdatedAt() {
    return lastUpdatedAt;
  }
}
