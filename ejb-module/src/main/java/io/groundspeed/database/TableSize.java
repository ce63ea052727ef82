package io.groundspeed.database;

/**
 * What one of our tables takes on disk, with its indexes, large values and all of its days.
 *
 * @param partitions how many days it is kept in, 0 where it is not kept by day
 */
public record TableSize(String name, long bytes, int partitions) {}
