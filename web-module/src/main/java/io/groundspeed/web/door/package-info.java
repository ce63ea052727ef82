/**
 * What every request passes before anything else of Groundspeed: whether it may come in at all.
 *
 * <p>No tables. Start from {@link io.groundspeed.web.door.Door}, and for who a client is from
 * {@link io.groundspeed.probe.client.ClientAddress}.
 */
package io.groundspeed.web.door;
