package io.groundspeed.probe.record;

/**
 * How a log is bounded.
 *
 * @param slowNanos what takes longer is always kept as a sample
 * @param samplesPerSecond of the rest about so many are kept; 0 keeps none
 * @param samples that may wait to be fetched, a power of two; later ones take their place
 * @param keys that are counted apart for a deployment at a time; what there is no room for is
 *     counted as its {@code (other)}
 */
public record RecordSettings(long slowNanos, int samplesPerSecond, int samples, int keys) {}
