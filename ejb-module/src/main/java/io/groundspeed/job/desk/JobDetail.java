package io.groundspeed.job.desk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job with all its details.
 *
 * @param payload JSON in which values that look like secrets are masked
 * @param result JSON, masked likewise; null if there is none
 * @param error the full text of the latest failure; null if there is none
 * @param progressNote what the handler reports it is doing; null if nothing
 * @param node that runs it or last ran it; null if there is none
 * @param uniqueKey null if there is none
 * @param createdBy the log-in name of the user who enqueued it; null if it was a schedule, or the
 *     user is unknown
 * @param history the ended attempts, newest first, at most {@link Jobs#ATTEMPTS}
 */
public record JobDetail(
    JobRow row,
    @Nullable String payload,
    @Nullable String result,
    @Nullable String error,
    @Nullable String progressNote,
    @Nullable String node,
    @Nullable String uniqueKey,
    @Nullable String createdBy,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt,
    List<JobAttempt> history) {}
