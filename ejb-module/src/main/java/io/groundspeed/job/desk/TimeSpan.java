package io.groundspeed.job.desk;

import io.groundspeed.shared.TimeRange;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time span that may be open at either end.
 *
 * @param from inclusive; null for no start
 * @param before exclusive; null for no end
 */
public record TimeSpan(@Nullable Instant from, @Nullable Instant before) {

  /**
   * Returns the span of a range. A named range ends now and has no end here, so that a difference
   * between the clocks of this node and of the database hides no job.
   */
  public static TimeSpan of(TimeRange range) {
    return new TimeSpan(
        range.from(), TimeRange.NAMED.containsKey(range.name()) ? null : range.to());
  }

  /** Returns whether the span has a start or an end. */
  public boolean isLimited() {
    return from != null || before != null;
  }

  /** Returns the conditions on a JPQL expression. */
  String conditions(String expression, String parameter) {
    return (from == null ? "" : " AND %s >= :%sFrom".formatted(expression, parameter))
        + (before == null ? "" : " AND %s < :%sBefore".formatted(expression, parameter));
  }

  /** Sets the parameters used by {@link #conditions}. */
  void bind(TypedQuery<?> query, String parameter) {
    if (from != null) {
      query.setParameter(parameter + "From", from);
    }
    if (before != null) {
      query.setParameter(parameter + "Before", before);
    }
  }
}
