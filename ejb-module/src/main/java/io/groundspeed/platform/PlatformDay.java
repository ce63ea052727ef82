package io.groundspeed.platform;

import java.time.LocalDate;

/**
 * The platform on one UTC day: totals as at its end, or as they are now where it still runs.
 *
 * @param activeUsers of that day
 * @param newUsers of that day
 * @param newEnrollments of that day
 * @param reviewHours from claimed to completed, the mean of all; null before the first
 */
public record PlatformDay(
    LocalDate date,
    long totalUsers,
    long activeUsers,
    long newUsers,
    long totalJourneys,
    long activeJourneys,
    long totalEnrollments,
    long newEnrollments,
    long totalReviews,
    long completedReviews,
    Double reviewHours,
    long totalMentors,
    long activeMentors) {}
