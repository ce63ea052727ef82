package io.groundspeed.telemetry;

import io.groundspeed.telemetry.flush.WriteState;
import io.groundspeed.telemetry.intake.Accounting;

/**
 * The state and cost of this node's pipeline since the process started.
 *
 * @param node this node's name
 * @param balance the outcome of every event
 * @param queueFill the used share of the intake's capacity, 0 to 1
 * @param writes the flusher's writes; its rows are samples
 * @param countedAsOther number of samples whose detail exceeded the day's limit
 */
public record PipelineState(
    String node,
    Accounting.Balance balance,
    double queueFill,
    WriteState writes,
    long countedAsOther) {}
