package io.groundspeed.platform.catalogue;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A journey in figures; computed by {@code refresh_journey_stats} in the database. */
@Entity
@Immutable
@Table(name = "journey_stats_cache")
public class JourneyStats {
  @Id private Long journeyId;
  private long totalEnrollments;
  private long activeEnrollments;
  private long completedEnrollments;
  private Double avgCompletionTimeDays;
  private Double completionRate;
  private long totalSections;
  private Double avgSectionsCompleted;
  private long totalReviewsRequested;
  private Double avgRating;
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

  /** Returns how many enrollments were completed. */
  public long completedEnrollments() {
    return completedEnrollments;
  }

  /** Null while nobody has completed the journey. */
  public Double avgCompletionTimeDays() {
    return avgCompletionTimeDays;
  }

  /** Percent of all enrollments; null while there are none. */
  public Double completionRate() {
    return completionRate;
  }

  long totalSections() {
    return totalSections;
  }

  /** By enrollment; null while there are none. */
  Double avgSectionsCompleted() {
    return avgSectionsCompleted;
  }

  long totalReviewsRequested() {
    return totalReviewsRequested;
  }

  /** From 1 to 5; null while no review is rated. */
  Double avgRating() {
    return avgRating;
  }

  Instant lastUpdatedAt() {
    return lastUpdatedAt;
  }
}
