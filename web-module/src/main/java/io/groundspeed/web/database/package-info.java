/**
 * The Database screen and its API: what the database reports of itself, and what there is to mend.
 *
 * <p>No tables. Start from {@link io.groundspeed.web.database.DatabaseScreen}.
 */
package io.groundspeed.web.database;
