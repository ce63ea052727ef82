/**
 * The entrance of the pipeline: limits, rejections, and the accounting of all events.
 *
 * <p>Start from {@code Intake}.
 */
package io.groundspeed.telemetry.intake;
