package io.groundspeed.database;

import java.time.Instant;

/**
 * A value of a {@link HealthMetric} at a point in time.
 *
 * @param name the subject of the measurement, for example a table
 */
public record HealthPoint(String name, Instant at, double value) {}
