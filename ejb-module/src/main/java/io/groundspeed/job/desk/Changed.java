package io.groundspeed.job.desk;

/**
 * What became of a change to many jobs.
 *
 * @param changed how many were
 * @param skipped how many of those that were meant could not: by their status, or because another
 *     job has their unique key
 * @param more whether there may be others, left for another time since there were so many
 */
public record Changed(long changed, long skipped, boolean more) {}
