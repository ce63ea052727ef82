/**
 * Admits or refuses every request before any other part of Groundspeed handles it.
 *
 * <p>It has no tables. Start from {@link io.groundspeed.web.door.Door}, and for the identity of
 * clients from {@link io.groundspeed.probe.client.ClientAddress}.
 */
package io.groundspeed.web.door;
