/**
 * Where browsers send what they measured: {@code POST /api/performance/web-vitals}.
 *
 * <p>{@link io.groundspeed.web.beacon.BeaconResource} decides who may send and answers after the
 * commit; {@link io.groundspeed.web.beacon.BeaconReader} reads the body strictly and keeps what is
 * valid beside what is not.
 */
package io.groundspeed.web.beacon;
