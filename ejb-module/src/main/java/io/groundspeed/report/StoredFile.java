package io.groundspeed.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A report or an export that is stored until it expires.
 *
 * @param title of the report, or whose data an export holds
 * @param jobId the job that wrote it; null if that is unknown or the job was removed
 * @param requestedBy log-in name of the user who enqueued the job; null if it was a schedule, or
 *     the user is unknown
 * @param bytes size of the PDF or ZIP
 */
public record StoredFile(
    Kind kind,
    long id,
    String title,
    @Nullable Long jobId,
    @Nullable String requestedBy,
    long bytes,
    Instant createdAt,
    Instant expiresAt) {

  /** What is stored. */
  public enum Kind {
    /** A report for administrators, as HTML and PDF. */
    REPORT,
    /** All data about a user, as ZIP. */
    EXPORT
  }
}
