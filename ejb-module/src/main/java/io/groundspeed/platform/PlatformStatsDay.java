package io.groundspeed.platform;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** The platform's metrics for one UTC day, written by the job {@code daily_stats}. */
@Entity
@Immutable
@Table(name = "platform_stats_daily")
@NamedQuery(
    name = PlatformStatsDay.BETWEEN,
    query =
        """
        SELECT new io.groundspeed.platform.PlatformDay(
                   d.statDate, d.totalUsers, d.activeUsers, d.newUsers, d.totalJourneys,
                   d.activeJourneys, d.totalEnrollments, d.newEnrollments, d.totalReviews,
                   d.completedReviews, d.avgReviewTimeHours, d.totalMentors, d.activeMentors)
          FROM PlatformStatsDay d
         WHERE d.statDate BETWEEN :first AND :last
        """)
class PlatformStatsDay {
  /** The days from {@code first} to {@code last}. */
  static final String BETWEEN = "PlatformStatsDay.between";

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private LocalDate statDate;
  private long totalUsers;
  private long activeUsers;
  private long newUsers;
  private long totalJourneys;
  private long activeJourneys;
  private long totalEnrollments;
  private long newEnrollments;
  private long totalReviews;
  private long completedReviews;
  private @Nullable Double avgReviewTimeHours;
  private long totalMentors;
  private long activeMentors;
  private Instant createdAt;

  protected PlatformStatsDay() {}

  LocalDate statDate() {
    return statDate;
  }

  long totalUsers() {
    return totalUsers;
  }

  long activeUsers() {
    return activeUsers;
  }

  long newUsers() {
    return newUsers;
  }

  long totalJourneys() {
    return totalJourneys;
  }

  long activeJourneys() {
    return activeJourneys;
  }

  long totalEnrollments() {
    return totalEnrollments;
  }

  long newEnrollments() {
    return newEnrollments;
  }

  long totalReviews() {
    return totalReviews;
  }

  long completedReviews() {
    return completedReviews;
  }

  /** From claimed to completed; null if no review was completed. */
  @Nullable Double avgReviewTimeHours() {
    return avgReviewTimeHours;
  }

  long totalMentors() {
    return totalMentors;
  }

  long activeMentors() {
    return activeMentors;
  }

  Instant createdAt() {
    return createdAt;
  }
}
