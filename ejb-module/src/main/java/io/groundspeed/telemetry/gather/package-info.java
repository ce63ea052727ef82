/**
 * Fetches what the probe and the cache measured, and writes it without an answer.
 *
 * <p>Start from {@code Gatherer}.
 */
package io.groundspeed.telemetry.gather;
