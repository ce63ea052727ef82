package io.groundspeed.vitals.detail;

import io.groundspeed.vitals.VitalMetric;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One of the slowest page views in a range, from the raw log.
 *
 * @param cause the element and the longest phase, as far as the browser reported them
 * @param attribution all that the browser reported about the cause, as JSON; null if nothing
 * @param deployment that served the page; null if unknown
 * @param requestId of the request that served the page; null if unknown
 * @param collector the library that measured it, for example {@code web-vitals 5}; null if unknown
 */
public record SlowSample(
    Instant recordedAt,
    VitalMetric metric,
    double value,
    VisitCause cause,
    @Nullable String attribution,
    String path,
    @Nullable String deployment,
    @Nullable String requestId,
    @Nullable String device,
    @Nullable String connection,
    @Nullable String navigationType,
    @Nullable String userAgent,
    @Nullable String collector) {}
