package io.groundspeed.platform.catalogue;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Metrics of a journey, computed by the database function {@code refresh_journey_stats}. */
@Entity
@Immutable
@Table(name = "journey_stats_cache")
public class JourneyStats {
  @Id private Long journeyId;
  private long totalEnrollments;
  private long activeEnrollments;
  private long completedEnrollments;
  private @Nullable Double avgCompletionTimeDays;
  private @Nullable Double completionRate;
  private long totalSections;
  private @Nullable Double avgSectionsCompleted;
  private long totalReviewsRequested;
  private @Nullable Double avgRating;
  private Instant lastUpdatedAt;

  protected JourneyStats() {}

  Long journeyId() {
    return journeyId;
  }

  long totalEnrollments() {
    return totalEnrollments;
  }

  long activeEnrollments() {
    return activeEnrollments;
  }

  /** Returns the number of completed enrollments. */
  public long completedEnrollments() {
    return completedEnrollments;
  }

  /** Returns the average completion time in days; null if no one has completed the journey. */
  public @Nullable Double avgCompletionTimeDays() {
    return avgCompletionTimeDays;
  }

  /** Returns the percentage of all enrollments that were completed; null if there are none. */
  public @Nullable Double completionRate() {
    return completionRate;
  }

  long totalSections() {
    return totalSections;
  }

  /** Per enrollment; null if there are none. */
  @Nullable Double avgSectionsCompleted() {
    return avgSectionsCompleted;
  }

  long totalReviewsRequested() {
    return totalReviewsRequested;
  }

  /** From 1 to 5; null if no review is rated. */
  @Nullable Double avgRating() {
    return avgRating;
  }

  Instant lastUpdatedAt() {
    return lastUpdatedAt;
  }
}
