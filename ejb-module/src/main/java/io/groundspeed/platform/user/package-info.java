/**
 * Who is on the platform, what they may do, and what they do there.
 *
 * <p>Tables: {@code users}, {@code account_links}, {@code analytics_events}, {@code
 * user_activity_streaks}, {@code user_accessibility_preferences}. Start from {@code User} and
 * {@link io.groundspeed.platform.user.Accounts}.
 */
package io.groundspeed.platform.user;
