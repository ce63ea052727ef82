package io.groundspeed.platform.journey;

import static io.groundspeed.platform.PlatformTables.with;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.groundspeed.platform.PlatformTables;
import io.groundspeed.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/** A journey's statistics, either as cached or as computed by the test. */
public record JourneyFigures(
    long totalEnrollments,
    long activeEnrollments,
    long completedEnrollments,
    Double avgCompletionTimeDays,
    Double completionRate,
    long totalSections,
    Double avgSectionsCompleted,
    long totalReviewsRequested,
    Double avgRating) {

  /** Returns the cached statistics, by journey. */
  public static Map<Long, JourneyFigures> cached(TestDatabase db) {
    return db.rows("SELECT * FROM groundspeed.journey_stats_cache").stream()
        .collect(toMap(row -> (Long) row.get("journey_id"), JourneyFigures::of));
  }

  private static JourneyFigures of(Map<String, Object> row) {
    return new JourneyFigures(
        (long) row.get("total_enrollments"),
        (long) row.get("active_enrollments"),
        (long) row.get("completed_enrollments"),
        (Double) row.get("avg_completion_time_days"),
        (Double) row.get("completion_rate"),
        (long) row.get("total_sections"),
        (Double) row.get("avg_sections_completed"),
        (long) row.get("total_reviews_requested"),
        (Double) row.get("avg_rating"));
  }

  /**
   * Computes the statistics in Java, row by row, sharing no code with the tested implementation.
   */
  public static JourneyFigures workedOut(PlatformTables tables, long journey) {
    List<Map<String, Object>> enrollments = with(tables.enrollments(), "journey_id", journey);
    List<Map<String, Object>> completed = with(enrollments, "status", "completed");
    Set<Object> sections =
        with(tables.sections(), "journey_id", journey).stream()
            .map(section -> section.get("id"))
            .collect(toSet());
    List<Map<String, Object>> progress =
        with(tables.progress(), "status", "completed").stream()
            .filter(row -> sections.contains(row.get("section_id")))
            .toList();
    List<Map<String, Object>> reviews =
        tables.reviews().stream()
            .filter(review -> sections.contains(review.get("section_id")))
            .toList();
    return new JourneyFigures(
        enrollments.size(),
        with(enrollments, "status", "active").size(),
        completed.size(),
        average(completed.stream().map(JourneyFigures::days)),
        enrollments.isEmpty() ? null : 100.0 * completed.size() / enrollments.size(),
        sections.size(),
        average(
            enrollments.stream()
                .map(enrollment -> with(progress, "user_id", enrollment.get("user_id")).size())),
        reviews.size(),
        average(reviews.stream().map(review -> (Integer) review.get("client_rating"))));
  }

  private static Double days(Map<String, Object> enrollment) {
    Duration taken =
        Duration.between(
            (Instant) enrollment.get("enrolled_at"), (Instant) enrollment.get("completed_at"));
    return taken.toNanos() / 86_400e9;
  }

  private static Double average(Stream<? extends Number> values) {
    OptionalDouble average =
        values.filter(Objects::nonNull).mapToDouble(Number::doubleValue).average();
    return average.isPresent() ? average.getAsDouble() : null;
  }
}
