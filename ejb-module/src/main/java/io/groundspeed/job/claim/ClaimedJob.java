package io.groundspeed.job.claim;

import java.time.Instant;
import java.util.UUID;

/**
 * A job that this node may run while its lease lasts.
 *
 * @param attempt from 1; incremented by the claim
 * @param token unique to this attempt; changes with any other token have no effect
 */
public record ClaimedJob(
    long id,
    String type,
    String payload,
    int attempt,
    int maxAttempts,
    UUID token,
    Instant runOrder) {}
