package io.groundspeed.telemetry.gather;

import io.groundspeed.telemetry.flush.WriteState;
import io.groundspeed.telemetry.intake.Accounting;
import java.util.Map;

/**
 * Where the events of all sources went, since this process started.
 *
 * @param balance of the events, every one of which is counted in the sketches
 * @param writes what the gatherer wrote; its rows are samples of the events
 * @param droppedRows samples there was no room for, or that the database refused
 * @param measuring whether the probe is on
 * @param others by deployment, how often something of it was counted as {@code (other)}, because it
 *     had too many different statements or routes at a time
 * @param failures how often measuring itself failed, since the server started
 */
public record GatheringState(
    Accounting.Balance balance,
    WriteState writes,
    long droppedRows,
    boolean measuring,
    Map<String, Long> others,
    long failures) {}
