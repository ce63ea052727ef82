package io.groundspeed.vitals.detail;

/**
 * One phase of the time that a metric measures.
 *
 * @param name for example {@code resource load delay}
 * @param p75 its 75th percentile in ms; those of all phases need not add up to that of the metric
 */
public record Phase(String name, double p75) {}
