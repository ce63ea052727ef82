/**
 * What the sessions of the measured databases wait for, and who holds the locks: one sample a
 * second per database, over a separate connection with the log-in of a measured pool.
 *
 * <p>Its table is {@code lock_waits}. Start from {@code ActivitySampler}.
 */
package io.groundspeed.database.activity;
