package io.groundspeed.vitals;

import java.time.Instant;

/**
 * One point of a trend.
 *
 * @param start the start of its slot
 * @param p75 NaN if there were no samples
 * @param samples number of samples
 */
public record TrendPoint(Instant start, double p75, long samples) {}
