/**
 * The nodes of a cluster: their names, versions and heartbeats.
 *
 * <p>Tables: {@code nodes}.
 */
package io.groundspeed.node;
