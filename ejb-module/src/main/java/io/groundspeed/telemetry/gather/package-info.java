/**
 * Fetches the measurements of the probe and the cache, and writes them without acknowledgement.
 *
 * <p>Start from {@code Gatherer}.
 */
package io.groundspeed.telemetry.gather;
