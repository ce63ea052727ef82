package io.groundspeed.job.desk;

import io.groundspeed.job.JobStatus;
import java.util.List;

/**
 * Which jobs are meant; what is null narrows nothing.
 *
 * @param text in the name or the error, in any case; or a job's number
 */
public record JobFilter(JobStatus status, String type, String text) {
  /** True of every job: said, so that each is found in the index that has its status. */
  private static final String ANY_STATUS =
      " AND (status = 'pending' OR status = 'processing'"
          + " OR status IN ('completed', 'failed', 'cancelled'))";

  private static final String TEXT =
      " AND (job_name ILIKE ? ESCAPE '!' OR error_message ILIKE ? ESCAPE '!' OR id::text = ?)";

  public JobFilter {
    type = type == null || type.isBlank() ? null : type.strip();
    text = text == null || text.isBlank() ? null : text.strip();
  }

  /** Returns all jobs. */
  public static JobFilter all() {
    return new JobFilter(null, null, null);
  }

  /** Returns whether it leaves anything out. */
  public boolean narrows() {
    return status != null || type != null || text != null;
  }

  /** Returns the conditions of a {@code WHERE} that begins before them. */
  String conditions() {
    return (status == null ? "" : " AND status = ?")
        + (type == null ? "" : " AND job_type = ?")
        + (status == null && type != null ? ANY_STATUS : "")
        + (text == null ? "" : TEXT);
  }

  /** Adds what {@link #conditions} asks for. */
  void addTo(List<Object> parameters) {
    if (status != null) {
      parameters.add(status.word());
    }
    if (type != null) {
      parameters.add(type);
    }
    if (text != null) {
      String pattern = "%" + text.replaceAll("[!%_]", "!$0") + "%";
      parameters.add(pattern);
      parameters.add(pattern);
      parameters.add(text);
    }
  }
}
