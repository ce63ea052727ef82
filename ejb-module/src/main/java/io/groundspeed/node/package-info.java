/**
 * The nodes of a cluster: their names, versions and heartbeats.
 *
 * <p>Table: {@code nodes}.
 */
package io.groundspeed.node;
