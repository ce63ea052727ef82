/**
 * What the sessions of the measured databases waited for, from the sketches.
 *
 * <p>Start from {@code WaitSummaries}. {@code database.activity} writes what this reads.
 */
package io.groundspeed.database.wait;
