/**
 * Counts of values in logarithmic buckets, from which every percentile is read.
 *
 * <p>A {@link io.groundspeed.telemetry.sketch.DeltaBatch} is what one flush adds; {@link
 * io.groundspeed.telemetry.sketch.Compaction} folds deltas by minute, hour and day; {@link
 * io.groundspeed.telemetry.sketch.SketchReader} reads both.
 *
 * <p>Tables: {@code telemetry_delta}, {@code telemetry_sketch}.
 */
package io.groundspeed.telemetry.sketch;
