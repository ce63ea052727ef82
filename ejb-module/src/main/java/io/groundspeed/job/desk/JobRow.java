package io.groundspeed.job.desk;

import io.groundspeed.job.JobStatus;
import java.time.Instant;

/**
 * A job as a list shows it.
 *
 * @param runAt the earliest to start: when it was asked for, or of the next attempt
 * @param startedAt when its latest attempt began; null: never
 * @param waitMillis from creation or its due time, whichever is later, to the latest start, for a
 *     waiting job until now; null while not due
 * @param runMillis of the latest attempt, for a running job until now; null: none
 * @param error the first line of the latest one; null: none
 * @param cancelRequested whether a running job was asked to end
 * @param progress 0 to 1; null: it tells nothing
 */
public record JobRow(
    long id,
    String type,
    String name,
    int priority,
    JobStatus status,
    int attempts,
    int maxAttempts,
    Instant runAt,
    Instant startedAt,
    Double waitMillis,
    Double runMillis,
    String error,
    boolean cancelRequested,
    Double progress) {}
