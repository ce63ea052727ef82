package io.groundspeed.telemetry.flush;

/**
 * What one of this node's writers did, since the process started.
 *
 * @param writes how many transactions
 * @param rows how many rows they wrote into the raw logs
 * @param rowsPerSecond on average over the last minute
 * @param meanMillis the mean duration of a transaction, NaN before the first
 * @param longestMillis the longest of them, NaN before the first
 * @param failing whether the last one failed
 */
public record WriteState(
    long writes,
    long rows,
    double rowsPerSecond,
    double meanMillis,
    double longestMillis,
    boolean failing) {}
