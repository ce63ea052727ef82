package io.groundspeed.query.index;

/**
 * A statement of the workload.
 *
 * @param hash of its text
 * @param millisPerDay its total time per day
 * @param rowsPerCall average number of rows that a call returns or changes
 */
record Workload(String hash, double millisPerDay, double rowsPerCall) {}
