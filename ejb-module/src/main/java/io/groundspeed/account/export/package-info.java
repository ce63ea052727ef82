/**
 * Exports of the data held about a user, for download by the user.
 *
 * <p>Table: {@code exports}.
 */
package io.groundspeed.account.export;
