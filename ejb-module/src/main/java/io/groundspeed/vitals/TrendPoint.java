package io.groundspeed.vitals;

import java.time.Instant;

/**
 * One point of a trend.
 *
 * @param start the beginning of its slot
 * @param p75 NaN where nobody came
 * @param samples how many values it stands on
 */
public record TrendPoint(Instant start, double p75, long samples) {}
