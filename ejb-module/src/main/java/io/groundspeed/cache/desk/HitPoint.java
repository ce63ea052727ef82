package io.groundspeed.cache.desk;

import java.time.Instant;

/**
 * The reads of the servers' caches in one time step.
 *
 * @param answered the reads that the cache answered
 */
public record HitPoint(Instant start, long reads, long answered) {}
