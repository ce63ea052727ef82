package io.groundspeed.database;

/**
 * The disk space used by one of Groundspeed's tables, including its indexes, TOAST data and all
 * daily partitions.
 *
 * @param partitions number of daily partitions; 0 if the table is not partitioned
 */
public record TableSize(String name, long bytes, int partitions) {}
