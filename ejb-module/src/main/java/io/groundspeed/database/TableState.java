package io.groundspeed.database;

import java.time.Instant;

/**
 * A table as the statistics show it.
 *
 * @param name with its schema where that is not on the search path
 * @param bytes with its indexes, large values and partitions, as of the last vacuum or analyze
 * @param rows estimated
 * @param deadRows estimated, of which vacuum has not removed any yet
 * @param sequentialScans since the statistics were reset
 * @param indexScans since the statistics were reset; 0 also where there is no index
 * @param vacuumed null: never
 * @param analyzed null: never
 * @param partitions 0 where it has none
 */
public record TableState(
    String name,
    long bytes,
    long rows,
    long deadRows,
    long sequentialScans,
    long indexScans,
    Instant vacuumed,
    Instant analyzed,
    long partitions) {
  /** Returns the share of scans that used an index, 0 to 1; null without any scan. */
  public Double getIndexShare() {
    long all = sequentialScans + indexScans;
    return all == 0 ? null : (double) indexScans / all;
  }
}
