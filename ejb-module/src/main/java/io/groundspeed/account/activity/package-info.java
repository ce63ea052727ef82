/**
 * User activity on the platform: events, and streaks of active days.
 *
 * <p>Tables: {@code analytics_events}, {@code user_activity_streaks}.
 */
package io.groundspeed.account.activity;
