/**
 * What enters the pipeline: bounds, refusals, and the count of what became of everything.
 *
 * <p>Start from {@code Intake}.
 */
package io.groundspeed.telemetry.intake;
