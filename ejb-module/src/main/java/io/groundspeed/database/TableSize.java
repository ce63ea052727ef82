package io.groundspeed.database;

import jakarta.json.bind.annotation.JsonbPropertyOrder;

/**
 * The disk space used by one of Groundspeed's tables, including its indexes, TOAST data and all
 * daily partitions.
 *
 * @param name the table's name, without its schema
 * @param bytes the disk space
 * @param partitions number of daily partitions; 0 if the table is not partitioned
 */
@JsonbPropertyOrder({"name", "bytes", "partitions"})
public record TableSize(String name, long bytes, int partitions) {}
