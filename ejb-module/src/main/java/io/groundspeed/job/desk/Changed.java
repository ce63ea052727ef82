package io.groundspeed.job.desk;

import jakarta.json.bind.annotation.JsonbPropertyOrder;

/**
 * The outcome of a change to many jobs.
 *
 * @param changed number of jobs changed
 * @param skipped number of matching jobs that could not be changed, because of their status or
 *     because another job holds their unique key
 * @param more whether more matching jobs remain (the change is limited per call)
 */
@JsonbPropertyOrder({"changed", "skipped", "more"})
public record Changed(long changed, long skipped, boolean more) {}
