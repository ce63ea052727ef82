/**
 * Samples and the rows of raw logs that they leave.
 *
 * <p>Tables: the four raw logs, each described by the entity of its feature. Start from {@code
 * Sample}.
 */
package io.groundspeed.telemetry.raw;
