/**
 * Which request or job uses which backend process of which database, so that waits and locks that a
 * database reports lead back to the application.
 *
 * <p>Start from {@link io.groundspeed.probe.session.DatabaseSessions}.
 */
package io.groundspeed.probe.session;
