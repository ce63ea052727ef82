/**
 * The product's own users: accounts, roles, passwords, one-time links, and user activity.
 *
 * <p>Tables: {@code users}, {@code account_links}, {@code analytics_events}, {@code
 * user_activity_streaks}, {@code user_accessibility_preferences}. Start from {@code User} and
 * {@link io.groundspeed.account.Accounts}.
 */
package io.groundspeed.account;
