package io.groundspeed.vitals;

import io.groundspeed.telemetry.sketch.Rating;

/**
 * One bar of a histogram.
 *
 * @param from exclusive, except in the first bar
 * @param to inclusive; infinite in the last bar
 * @param rating of the values in the bar; the thresholds coincide with edges of bars
 */
public record HistogramBar(double from, double to, long samples, Rating rating) {}
