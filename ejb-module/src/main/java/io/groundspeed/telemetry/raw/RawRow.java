package io.groundspeed.telemetry.raw;

import io.groundspeed.postgres.CopyText;
import io.groundspeed.telemetry.sketch.Rating;

/** The row of a raw log that a sample leaves, beside its place in the sketches. */
public interface RawRow {
  /** Returns the table the row belongs to. Rows of one table must return the same instance. */
  RawTable table();

  /**
   * Appends the row's columns in the order of {@link RawTable#columns}. The pipeline itself writes
   * {@code id}, {@code recorded_at} and {@code node}.
   */
  void writeTo(CopyText out);

  /**
   * Returns whether the raw log keeps the row; where it does not, the sketches count the sample all
   * the same.
   */
  default boolean isKept() {
    return true;
  }

  /** Returns how an earlier value of this row was rated, null where the stream is not rated. */
  Rating rate(double value);

  /** Returns what the database keeps beside the value when the metric is sent again, or null. */
  String correction();
}
