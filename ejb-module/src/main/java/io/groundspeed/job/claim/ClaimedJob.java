package io.groundspeed.job.claim;

import java.time.Instant;
import java.util.UUID;

/**
 * A job that this node may work on while its lease lasts.
 *
 * @param attempt from 1; counted by the claim
 * @param token of this attempt alone; whoever has another changes nothing
 */
public record ClaimedJob(
    long id,
    String type,
    String payload,
    int attempt,
    int maxAttempts,
    UUID token,
    Instant runOrder) {}
