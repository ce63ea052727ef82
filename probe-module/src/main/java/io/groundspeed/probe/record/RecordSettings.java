package io.groundspeed.probe.record;

/**
 * The limits of a log.
 *
 * @param slowNanos anything longer is always kept as a sample
 * @param samplesPerSecond the approximate number of other samples kept per second; 0 keeps none
 * @param samples how many samples may wait to be fetched, a power of two; later ones replace them
 * @param keys how many keys of a deployment are counted separately at a time; the rest is counted
 *     as its {@code (other)}
 */
public record RecordSettings(long slowNanos, int samplesPerSecond, int samples, int keys) {}
