/**
 * Removes data older than its retention period: the job type {@code cleanup}. Raw logs are removed
 * as whole days, other data in batches of rows that commit separately. Start from {@code Cleanup};
 * {@code OldRows} lists the kinds of rows.
 */
package io.groundspeed.retention;
