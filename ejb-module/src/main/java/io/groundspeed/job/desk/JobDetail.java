package io.groundspeed.job.desk;

import java.time.Instant;
import java.util.List;

/**
 * A job with all that is known of it.
 *
 * @param payload JSON, with what looks like a secret masked
 * @param result JSON, masked likewise; null: none
 * @param error the whole of the latest one; null: none
 * @param progressNote what the handler says it is doing; null: nothing
 * @param node that runs it or ran it last; null: none
 * @param uniqueKey null: none
 * @param createdBy the log-in name of who asked for it; null: a schedule, or nobody known
 * @param history the attempts that ended, the latest first, at most {@link Jobs#ATTEMPTS}
 */
public record JobDetail(
    JobRow row,
    String payload,
    String result,
    String error,
    String progressNote,
    String node,
    String uniqueKey,
    String createdBy,
    Instant createdAt,
    Instant updatedAt,
    List<JobAttempt> history) {}
