package io.groundspeed.database;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of a table according to the statistics.
 *
 * @param name including its schema if that is not on the search path
 * @param bytes including indexes, TOAST data and partitions, as of the last vacuum or analyze
 * @param rows estimated
 * @param deadRows estimated number of dead rows that vacuum has not removed yet
 * @param sequentialScans since the statistics were reset
 * @param indexScans since the statistics were reset; 0 also if there is no index
 * @param vacuumed time of the last vacuum; null if never
 * @param analyzed time of the last analyze; null if never
 * @param partitions 0 if it has none
 */
public record TableState(
    String name,
    long bytes,
    long rows,
    long deadRows,
    long sequentialScans,
    long indexScans,
    @Nullable Instant vacuumed,
    @Nullable Instant analyzed,
    long partitions) {
  /** Returns the share of scans that used an index, 0 to 1; null if there were no scans. */
  public @Nullable Double getIndexShare() {
    long all = sequentialScans + indexScans;
    return all == 0 ? null : (double) indexScans / all;
  }
}
