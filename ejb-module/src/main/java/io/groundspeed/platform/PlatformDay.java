package io.groundspeed.platform;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The platform's metrics for one UTC day. Totals are as of the end of the day, or current if the
 * day is not over.
 *
 * @param activeUsers on that day
 * @param newUsers on that day
 * @param newEnrollments on that day
 * @param reviewHours mean time from claimed to completed, over all reviews; null before the first
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
    @Nullable Double reviewHours,
    long totalMentors,
    long activeMentors) {}
