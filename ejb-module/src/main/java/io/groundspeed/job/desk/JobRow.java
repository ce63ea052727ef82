package io.groundspeed.job.desk;

import io.groundspeed.job.JobStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job as shown in a list.
 *
 * @param runAt the earliest start time of the job or of its next attempt
 * @param startedAt when its latest attempt started; null if never
 * @param waitMillis wait from creation or due time, whichever is later, until the latest start, or
 *     until now for a waiting job; null if not yet due
 * @param runMillis duration of the latest attempt, until now for a running job; null if there is
 *     none
 * @param error the first line of the latest failure; null if there is none
 * @param cancelRequested whether cancellation of the running job was requested
 * @param progress 0 to 1; null if the handler reports none
 */
public record JobRow(
    long id,
    String type,
    String name,
    int priority,
    JobStatus status,
    int attempts,
    int maxAttempts,
    @Nullable Instant runAt,
    @Nullable Instant startedAt,
    @Nullable Double waitMillis,
    @Nullable Double runMillis,
    @Nullable String error,
    boolean cancelRequested,
    @Nullable Double progress) {}
