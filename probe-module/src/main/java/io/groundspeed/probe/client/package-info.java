/**
 * The client behind the request that a thread works for: its address, and why its log-in was
 * refused.
 *
 * <p>No tables. Start from {@link io.groundspeed.probe.client.Client}.
 */
package io.groundspeed.probe.client;
