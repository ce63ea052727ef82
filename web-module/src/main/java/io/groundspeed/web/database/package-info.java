/**
 * The Database screen and its API: what the database reports about itself, and the findings of the
 * checks.
 *
 * <p>It has no tables. Start from {@link io.groundspeed.web.database.DatabaseScreen}.
 */
package io.groundspeed.web.database;
