package io.groundspeed.telemetry.flush;

/**
 * The activity of one of this node's writers since the process started.
 *
 * @param writes number of transactions
 * @param rows number of rows written to the raw logs
 * @param rowsPerSecond average over the last minute
 * @param meanMillis mean duration of a transaction in ms; NaN before the first
 * @param longestMillis longest duration of a transaction in ms; NaN before the first
 * @param failing whether the last transaction failed
 */
public record WriteState(
    long writes,
    long rows,
    double rowsPerSecond,
    double meanMillis,
    double longestMillis,
    boolean failing) {}
