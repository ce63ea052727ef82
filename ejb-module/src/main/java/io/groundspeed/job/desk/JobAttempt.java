package io.groundspeed.job.desk;

import java.time.Instant;

/**
 * One ended attempt.
 *
 * @param number from 1; continues counting after a retry
 * @param error null if it succeeded
 */
public record JobAttempt(
    long number,
    Instant startedAt,
    Instant endedAt,
    double millis,
    boolean success,
    String error) {}
