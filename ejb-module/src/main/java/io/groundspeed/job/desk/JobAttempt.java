package io.groundspeed.job.desk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One ended attempt.
 *
 * @param number from 1; continues counting after a retry
 * @param error null if it succeeded
 */
public record JobAttempt(
    long number,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    double millis,
    boolean success,
    @Nullable String error) {}
