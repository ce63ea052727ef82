package io.groundspeed.telemetry;

/**
 * What the pipeline of this node costs and holds, since the process started.
 *
 * @param node this node's name
 * @param balance where every event went
 * @param queueFill the share of the intake's capacity that is taken, 0 to 1
 * @param flushes how many transactions were written
 * @param flushedSamples how many samples they held
 * @param meanFlushMillis the mean duration of a flush, NaN before the first
 * @param flushFailing whether the last flush failed
 * @param countedAsOther samples whose detail was beyond the day's limit
 */
public record PipelineState(
    String node,
    Accounting.Balance balance,
    double queueFill,
    long flushes,
    long flushedSamples,
    double meanFlushMillis,
    boolean flushFailing,
    long countedAsOther) {}
