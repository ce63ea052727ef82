/**
 * Counts of values in logarithmic buckets, from which all percentiles are read.
 *
 * <p>A {@link io.groundspeed.telemetry.sketch.DeltaBatch} holds the additions of one flush. {@link
 * io.groundspeed.telemetry.sketch.Compaction} folds deltas by minute, hour and day. {@link
 * io.groundspeed.telemetry.sketch.SketchReader} reads both.
 *
 * <p>Tables: {@code telemetry_delta}, {@code telemetry_sketch}.
 */
package io.groundspeed.telemetry.sketch;
