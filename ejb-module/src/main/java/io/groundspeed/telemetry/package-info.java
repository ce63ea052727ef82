/**
 * The pipeline shared by all measuring features: record, store, summarise.
 *
 * <p>A {@link io.groundspeed.telemetry.raw.Sample} enters through {@link
 * io.groundspeed.telemetry.intake.Intake}. The node's flusher takes all waiting samples, and {@link
 * io.groundspeed.telemetry.flush.Flush} writes them in one transaction: the raw rows by COPY, and
 * one row of {@code telemetry_delta} with the sketches of the same batch. {@link
 * io.groundspeed.telemetry.sketch.Compaction} folds deltas into {@code telemetry_sketch} by minute,
 * hour and day. {@link io.groundspeed.telemetry.sketch.SketchReader} reads both in one statement,
 * so raw rows and percentiles can't disagree. {@link io.groundspeed.telemetry.Retention} removes
 * old data.
 *
 * <p>Tables: {@code telemetry_delta}, {@code telemetry_sketch}, {@code telemetry_recent}, {@code
 * telemetry_commit}. Start from {@link io.groundspeed.telemetry.intake.Intake}.
 */
package io.groundspeed.telemetry;
