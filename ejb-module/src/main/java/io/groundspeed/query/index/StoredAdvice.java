package io.groundspeed.query.index;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Advice with its history.
 *
 * @param id 16 hexadecimal digits
 * @param doneAt when it was followed, or said to be; null before
 * @param closedAt null while it is open or watched
 * @param p95Before of its statements in the day before it was done, in milliseconds; null if
 *     unknown
 * @param p95After of them since then
 */
public record StoredAdvice(
    String id,
    Advice advice,
    AdviceState state,
    Instant firstSeenAt,
    Instant lastSeenAt,
    @Nullable Instant doneAt,
    @Nullable Instant closedAt,
    @Nullable Double p95Before,
    @Nullable Double p95After) {}
