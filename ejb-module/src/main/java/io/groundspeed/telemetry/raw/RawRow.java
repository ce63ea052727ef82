package io.groundspeed.telemetry.raw;

import io.groundspeed.postgres.CopyText;
import io.groundspeed.telemetry.sketch.Rating;
import org.jspecify.annotations.Nullable;

/** The raw log row of a sample, in addition to its count in the sketches. */
public interface RawRow {
  /** Returns the table of the row. Rows of one table must return the same instance. */
  RawTable table();

  /**
   * Appends the row's columns in the order of {@link RawTable#columns}. The pipeline itself writes
   * {@code id}, {@code recorded_at} and {@code node}.
   */
  void writeTo(CopyText out);

  /** Returns whether the raw log keeps the row. The sketches count the sample in any case. */
  default boolean isKept() {
    return true;
  }

  /** Returns the rating of an earlier value of this row; null if the stream is not rated. */
  @Nullable Rating rate(double value);

  /** Returns what is stored in addition to the value when the metric is sent again, or null. */
  @Nullable String correction();
}
