package io.groundspeed.database;

import java.time.Instant;

/**
 * A value of a {@link HealthMetric} at a time.
 *
 * @param name what was measured, for example a table
 */
public record HealthPoint(String name, Instant at, double value) {}
