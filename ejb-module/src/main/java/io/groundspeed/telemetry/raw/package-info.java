/**
 * Samples and their rows in the raw logs.
 *
 * <p>Tables: the four raw logs, each described by the entity of its feature. Start from {@code
 * Sample}.
 */
package io.groundspeed.telemetry.raw;
