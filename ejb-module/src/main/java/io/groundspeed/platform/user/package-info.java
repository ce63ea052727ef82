/**
 * Who is on the platform, and what they do there.
 *
 * <p>Tables: {@code users}, {@code analytics_events}, {@code user_activity_streaks}, {@code
 * user_accessibility_preferences}. Start from {@code User}.
 */
package io.groundspeed.platform.user;
