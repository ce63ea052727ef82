/**
 * Exports of what is held on a user, for the user to fetch.
 *
 * <p>Table: {@code exports}.
 */
package io.groundspeed.account.export;
