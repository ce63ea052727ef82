package io.groundspeed.telemetry;

import io.groundspeed.telemetry.flush.WriteState;
import io.groundspeed.telemetry.intake.Accounting;

/**
 * What the pipeline of this node costs and holds, since the process started.
 *
 * @param node this node's name
 * @param balance where every event went
 * @param queueFill the share of the intake's capacity that is taken, 0 to 1
 * @param writes what the flusher wrote; its rows are samples
 * @param countedAsOther samples whose detail was beyond the day's limit
 */
public record PipelineState(
    String node,
    Accounting.Balance balance,
    double queueFill,
    WriteState writes,
    long countedAsOther) {}
