package io.groundspeed.platform.mentor;

import static io.groundspeed.platform.PlatformTables.with;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.groundspeed.platform.PlatformTables;
import io.groundspeed.testing.TestDatabase;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/** A mentor's statistics, either as cached or as computed by the test. */
record MentorFigures(
    long totalReviews,
    long completedReviews,
    long pendingReviews,
    Double avgReviewTimeHours,
    Double avgRating,
    long totalClients,
    long activeClients,
    BigDecimal revenueTotal,
    BigDecimal revenueThisMonth) {

  /** Returns the cached statistics, by mentor. */
  static Map<Long, MentorFigures> cached(TestDatabase db) {
    return db.rows("SELECT * FROM groundspeed.mentor_stats_cache").stream()
        .collect(toMap(row -> (Long) row.get("mentor_user_id"), MentorFigures::of));
  }

  private static MentorFigures of(Map<String, Object> row) {
    return new MentorFigures(
        (long) row.get("total_reviews"),
        (long) row.get("completed_reviews"),
        (long) row.get("pending_reviews"),
        (Double) row.get("avg_review_time_hours"),
        (Double) row.get("avg_rating"),
        (long) row.get("total_clients"),
        (long) row.get("active_clients"),
        (BigDecimal) row.get("revenue_total"),
        (BigDecimal) row.get("revenue_this_month"));
  }

  /**
   * Computes the statistics in Java, row by row, sharing no code with the tested implementation.
   */
  static MentorFigures workedOut(PlatformTables tables, long mentor, YearMonth thisMonth) {
    List<Map<String, Object>> reviews = with(tables.reviews(), "mentor_id", mentor);
    List<Map<String, Object>> completed = with(reviews, "status", "completed");
    Set<Object> clients = reviews.stream().map(review -> review.get("client_id")).collect(toSet());
    Set<Object> onAJourney =
        with(tables.enrollments(), "status", "active").stream()
            .map(enrollment -> enrollment.get("user_id"))
            .collect(toSet());
    return new MentorFigures(
        reviews.size(),
        completed.size(),
        with(reviews, "status", "pending").size(),
        average(completed.stream().map(MentorFigures::hours)),
        average(reviews.stream().map(review -> (Integer) review.get("client_rating"))),
        clients.size(),
        clients.stream().filter(onAJourney::contains).count(),
        fees(completed),
        fees(completed.stream().filter(review -> monthOf(review).equals(thisMonth)).toList()));
  }

  private static Double hours(Map<String, Object> review) {
    Duration taken =
        Duration.between((Instant) review.get("claimed_at"), (Instant) review.get("completed_at"));
    return taken.toNanos() / 3_600e9;
  }

  private static YearMonth monthOf(Map<String, Object> review) {
    return YearMonth.from(((Instant) review.get("completed_at")).atZone(ZoneOffset.UTC));
  }

  private static BigDecimal fees(List<Map<String, Object>> reviews) {
    return reviews.stream()
        .map(review -> (BigDecimal) review.get("fee"))
        .reduce(new BigDecimal("0.00"), BigDecimal::add);
  }

  private static Double average(Stream<? extends Number> values) {
    OptionalDouble average =
        values.filter(Objects::nonNull).mapToDouble(Number::doubleValue).average();
    return average.isPresent() ? average.getAsDouble() : null;
  }
}
