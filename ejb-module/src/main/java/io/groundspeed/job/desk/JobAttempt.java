package io.groundspeed.job.desk;

import java.time.Instant;

/**
 * One attempt that has ended.
 *
 * @param number from 1, counting on after a retry
 * @param error null where it succeeded
 */
public record JobAttempt(
    long number,
    Instant startedAt,
    Instant endedAt,
    double millis,
    boolean success,
    String error) {}
