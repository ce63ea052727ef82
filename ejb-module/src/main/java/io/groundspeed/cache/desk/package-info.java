/**
 * The cache as shown to administrators: metrics by type and pattern over time, and the entries.
 * Start from {@link io.groundspeed.cache.desk.CacheFigures}.
 */
package io.groundspeed.cache.desk;
