/**
 * Removes what is older than the settings say: the job type {@code cleanup}. Whole days of the raw
 * logs, batches of rows elsewhere; a batch commits on its own. Start from {@code Cleanup}; {@code
 * OldRows} lists what is kept how long.
 */
package io.groundspeed.retention;
