/**
 * The platform in figures, day by day. Table: {@code platform_stats_daily}; start from {@link
 * io.groundspeed.platform.stats.PlatformStats}.
 */
package io.groundspeed.platform.stats;
