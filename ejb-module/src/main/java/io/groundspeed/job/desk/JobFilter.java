package io.groundspeed.job.desk;

import io.groundspeed.job.JobStatus;
import jakarta.persistence.TypedQuery;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A filter for jobs. Null components do not restrict the result.
 *
 * @param text to be contained in the name or the error, ignoring case; or a job's id
 * @param ended when jobs ended. It restricts only jobs that have ended: waiting and running jobs
 *     always match, because they are of now.
 * @param cause with which at least one attempt failed, within {@code ended} if that is given
 * @param runAt the earliest start time of the job, or of its next attempt
 */
public record JobFilter(
    @Nullable JobStatus status,
    @Nullable String type,
    @Nullable String text,
    @Nullable TimeSpan ended,
    @Nullable FailureCause cause,
    @Nullable TimeSpan runAt) {
  private static final Set<JobStatus> OPEN = EnumSet.of(JobStatus.PENDING, JobStatus.PROCESSING);

  private static final String TEXT =
      " AND (lower(j.jobName) LIKE :pattern ESCAPE '!'"
          + " OR lower(j.errorMessage) LIKE :pattern ESCAPE '!' OR j.id = :number)";

  private static final String RUN_AT = "coalesce(j.scheduledAt, j.createdAt)";
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");
  private static final long NONE = -1;

  public JobFilter {
    type = type == null || type.isBlank() ? null : type.strip();
    text = text == null || text.isBlank() ? null : text.strip();
  }

  /** Creates a filter that restricts neither times nor the cause of failures. */
  public JobFilter(@Nullable JobStatus status, @Nullable String type, @Nullable String text) {
    this(status, type, text, null, null, null);
  }

  /** Returns a filter that matches all jobs. */
  public static JobFilter all() {
    return new JobFilter(null, null, null);
  }

  /** Returns this filter with another status; null for any. */
  public JobFilter of(@Nullable JobStatus other) {
    return new JobFilter(other, type, text, ended, cause, runAt);
  }

  /** Returns this filter for jobs that wait, run, or ended within a time span; null for any. */
  public JobFilter within(@Nullable TimeSpan span) {
    return new JobFilter(status, type, text, span, cause, runAt);
  }

  /** Returns this filter without its text. */
  public JobFilter withoutText() {
    return new JobFilter(status, type, null, ended, cause, runAt);
  }

  /** Returns whether the filter restricts the result by more than the time at which jobs ended. */
  public boolean narrows() {
    return status != null || type != null || text != null || cause != null || runAt != null;
  }

  /** Returns whether matching jobs must be searched, because the counters don't have the answer. */
  boolean searches() {
    return text != null
        || cause != null
        || runAt != null
        || ended != null && !OPEN.contains(status);
  }

  /** Returns whether a page that begins at the newest job may have to skip most jobs. */
  boolean isPast() {
    return ended != null && ended.before() != null;
  }

  /**
   * Returns the conditions on {@code BackgroundJob j}, to be appended to a {@code WHERE} clause.
   */
  String conditions() {
    return statusCondition()
        + (type == null ? "" : " AND j.jobType = :type")
        + (text == null ? "" : TEXT)
        + (cause == null ? "" : failed(cause))
        + (runAt == null ? "" : runAt.conditions(RUN_AT, "runAt"));
  }

  private String failed(FailureCause by) {
    return " AND j.id IN (SELECT e.jobId FROM JobExecution e WHERE e.success = false%s%s)"
        .formatted(
            ended == null ? "" : ended.conditions("e.executedAt", "failed"), by.conditions());
  }

  /** Statuses are written as literals, so that the partial indexes by status are used. */
  private String statusCondition() {
    String within = ended == null ? "" : ended.conditions("j.updatedAt", "ended");
    if (status != null) {
      return " AND j.status = " + status.name() + (OPEN.contains(status) ? "" : within);
    }
    return " AND (j.status = PENDING OR j.status = PROCESSING"
        + " OR j.status IN (COMPLETED, FAILED, CANCELLED)%s)".formatted(within);
  }

  /** Returns the text as a job's id, or an id that no job has if it is not a number. */
  private static long number(String text) {
    return NUMBER.matcher(text).matches() ? Long.parseLong(text) : NONE;
  }

  /** Sets the parameters used by {@link #conditions}. */
  <T> TypedQuery<T> bind(TypedQuery<T> query) {
    if (ended != null && !OPEN.contains(status)) {
      ended.bind(query, "ended");
    }
    if (type != null) {
      query.setParameter("type", type);
    }
    if (text != null) {
      String lower = text.toLowerCase(Locale.ROOT);
      query.setParameter("pattern", "%" + lower.replaceAll("[!%_]", "!$0") + "%");
      query.setParameter("number", number(text));
    }
    if (cause != null) {
      cause.bind(query);
    }
    if (cause != null && ended != null) {
      ended.bind(query, "failed");
    }
    if (runAt != null) {
      runAt.bind(query, "runAt");
    }
    return query;
  }
}
