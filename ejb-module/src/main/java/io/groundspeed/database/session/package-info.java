/**
 * Ends sessions of the measured databases, for an administrator who has seen that one blocks
 * others.
 *
 * <p>No tables. Start from {@link io.groundspeed.database.session.SessionControl}.
 */
package io.groundspeed.database.session;
