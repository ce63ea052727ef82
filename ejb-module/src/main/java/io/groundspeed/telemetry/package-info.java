/**
 * The pipeline that every measuring feature shares: record, store, summarise.
 *
 * <p>A {@link io.groundspeed.telemetry.raw.Sample} enters through {@link
 * io.groundspeed.telemetry.intake.Intake}; one flusher a node gathers what waits and {@link
 * io.groundspeed.telemetry.flush.Flush} writes it in one transaction: the raw rows by COPY and one
 * row of {@code telemetry_delta} with the sketches of the same batch. {@link
 * io.groundspeed.telemetry.sketch.Compaction} folds deltas into {@code telemetry_sketch} by minute,
 * hour and day; {@link io.groundspeed.telemetry.sketch.SketchReader} reads both in one statement,
 * so raw rows and percentiles can't disagree. {@link io.groundspeed.telemetry.Retention} removes
 * what is old.
 *
 * <p>Tables: {@code telemetry_delta}, {@code telemetry_sketch}, {@code telemetry_recent}, {@code
 * telemetry_commit}. Start from {@link io.groundspeed.telemetry.intake.Intake}.
 */
package io.groundspeed.telemetry;
