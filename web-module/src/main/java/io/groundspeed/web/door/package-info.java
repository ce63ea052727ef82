/**
 * What every request passes before anything else of Groundspeed: who the client is, and whether the
 * request may come in at all.
 *
 * <p>No tables. Start from {@link io.groundspeed.web.door.Door}, and for who a client is from
 * {@link io.groundspeed.web.door.ClientAddress}.
 */
package io.groundspeed.web.door;
