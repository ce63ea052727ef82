/**
 * Writes received samples, one transaction per batch.
 *
 * <p>Tables: {@code telemetry_recent}, {@code telemetry_commit}. Start from {@code Flusher}.
 */
package io.groundspeed.telemetry.flush;
