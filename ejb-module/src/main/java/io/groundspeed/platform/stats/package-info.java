/**
 * The platform's statistics by day. Table: {@code platform_stats_daily}. Start from {@code
 * DailyStats}.
 */
package io.groundspeed.platform.stats;
