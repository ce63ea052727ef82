/**
 * What the server's connection pools take from the module: {@link
 * io.groundspeed.probe.pool.RecentlyTested} for the data sources of Groundspeed. Any other may name
 * it as its {@code valid-connection-checker-class-name} as well.
 */
package io.groundspeed.probe.pool;
