package io.groundspeed.vitals.detail;

import io.groundspeed.vitals.VitalMetric;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One of the slowest page views in a range, from the raw log.
 *
 * @param collector the library that measured it, for example {@code web-vitals 5}; null if unknown
 */
public record SlowSample(
    Instant recordedAt,
    VitalMetric metric,
    double value,
    String path,
    @Nullable String device,
    @Nullable String connection,
    @Nullable String navigationType,
    @Nullable String userAgent,
    @Nullable String attribution,
    @Nullable String collector) {}
