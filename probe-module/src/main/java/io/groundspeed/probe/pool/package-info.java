/**
 * Classes that the server's connection pools use: {@link io.groundspeed.probe.pool.RecentlyTested}
 * for the data sources of Groundspeed. Any other data source may also name it as its {@code
 * valid-connection-checker-class-name}.
 */
package io.groundspeed.probe.pool;
