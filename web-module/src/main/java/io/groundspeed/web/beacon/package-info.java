/**
 * Receives the measurements of browsers: {@code POST /api/performance/web-vitals}.
 *
 * <p>{@link io.groundspeed.web.beacon.BeaconResource} decides who may send, and answers after the
 * commit. {@link io.groundspeed.web.beacon.BeaconReader} parses the body strictly and keeps valid
 * items even if others are invalid.
 */
package io.groundspeed.web.beacon;
