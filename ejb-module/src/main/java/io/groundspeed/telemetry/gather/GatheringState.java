package io.groundspeed.telemetry.gather;

import io.groundspeed.telemetry.flush.WriteState;
import io.groundspeed.telemetry.intake.Accounting;
import java.util.Map;

/**
 * The outcome of the events of all sources since this process started.
 *
 * @param balance of the events, all of which are counted in the sketches
 * @param writes the gatherer's writes; its rows are samples of the events
 * @param droppedRows samples for which there was no room, or that the database rejected
 * @param measuring whether the probe is on
 * @param others by deployment, how often something was counted as {@code (other)}, because the
 *     deployment had too many distinct statements or endpoints at a time
 * @param failures how often measuring itself failed since the server started
 */
public record GatheringState(
    Accounting.Balance balance,
    WriteState writes,
    long droppedRows,
    boolean measuring,
    Map<String, Long> others,
    long failures) {}
