package io.groundspeed.job.desk;

import jakarta.persistence.TypedQuery;
import org.jspecify.annotations.Nullable;

/**
 * The cause by which failed attempts are grouped and jobs are filtered.
 *
 * @param errorClass of the deepest cause; {@link #UNKNOWN} for failures stored without one; null
 *     for any
 * @param place the application's frame that threw it; {@link #UNKNOWN} for failures stored without
 *     one; null for any
 */
public record FailureCause(@Nullable String errorClass, @Nullable String place) {
  /** Written for an error class or a place that was not recorded. */
  public static final String UNKNOWN = "-";

  /** Returns the cause of the given parts; null if both are null, which restricts nothing. */
  public static @Nullable FailureCause of(@Nullable String errorClass, @Nullable String place) {
    return errorClass == null && place == null ? null : new FailureCause(errorClass, place);
  }

  /** Returns the conditions on {@code JobExecution e}. */
  String conditions() {
    return condition("e.errorClass", "errorClass", errorClass)
        + condition("e.errorPlace", "errorPlace", place);
  }

  private static String condition(String column, String parameter, @Nullable String value) {
    if (value == null) {
      return "";
    }
    return value.equals(UNKNOWN)
        ? " AND (%1$s IS NULL OR %1$s = '')".formatted(column)
        : " AND %s = :%s".formatted(column, parameter);
  }

  /** Sets the parameters used by {@link #conditions}. */
  void bind(TypedQuery<?> query) {
    if (errorClass != null && !errorClass.equals(UNKNOWN)) {
      query.setParameter("errorClass", errorClass);
    }
    if (place != null && !place.equals(UNKNOWN)) {
      query.setParameter("errorPlace", place);
    }
  }
}
