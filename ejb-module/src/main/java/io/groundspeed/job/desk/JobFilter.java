package io.groundspeed.job.desk;

import io.groundspeed.job.JobStatus;
import jakarta.persistence.TypedQuery;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A filter for jobs. Null components do not restrict the result.
 *
 * @param text to be contained in the name or the error, ignoring case; or a job's id
 */
public record JobFilter(@Nullable JobStatus status, @Nullable String type, @Nullable String text) {
  /** True for every job. It is stated explicitly so that the indexes by status are used. */
  private static final String ANY_STATUS =
      " AND (j.status = PENDING OR j.status = PROCESSING"
          + " OR j.status IN (COMPLETED, FAILED, CANCELLED))";

  private static final String TEXT =
      " AND (lower(j.jobName) LIKE :pattern ESCAPE '!'"
          + " OR lower(j.errorMessage) LIKE :pattern ESCAPE '!' OR j.id = :number)";

  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");
  private static final long NONE = -1;

  public JobFilter {
    type = type == null || type.isBlank() ? null : type.strip();
    text = text == null || text.isBlank() ? null : text.strip();
  }

  /** Returns a filter that matches all jobs. */
  public static JobFilter all() {
    return new JobFilter(null, null, null);
  }

  /** Returns whether the filter restricts the result. */
  public boolean narrows() {
    return status != null || type != null || text != null;
  }

  /** Returns conditions on {@code BackgroundJob j}, to be appended to a {@code WHERE} clause. */
  String conditions() {
    return (status == null ? "" : " AND j.status = :status")
        + (type == null ? "" : " AND j.jobType = :type")
        + (status == null && type != null ? ANY_STATUS : "")
        + (text == null ? "" : TEXT);
  }

  /** Returns the text as a job's id, or an id that no job has if it is not a number. */
  private long number() {
    return NUMBER.matcher(text).matches() ? Long.parseLong(text) : NONE;
  }

  /** Sets the parameters used by {@link #conditions}. */
  <T> TypedQuery<T> bind(TypedQuery<T> query) {
    if (status != null) {
      query.setParameter("status", status);
    }
    if (type != null) {
      query.setParameter("type", type);
    }
    if (text != null) {
      String lower = text.toLowerCase(Locale.ROOT);
      query.setParameter("pattern", "%" + lower.replaceAll("[!%_]", "!$0") + "%");
      query.setParameter("number", number());
    }
    return query;
  }
}
