package io.groundspeed.telemetry.sketch;

import org.jspecify.annotations.Nullable;

/**
 * The key of a sketch.
 *
 * @param start the start of its minute, hour or day, in seconds since 1970 UTC
 */
public record SketchKey(Stream stream, String name, String detail, String segment, long start) {
  /**
   * Written manually: the generated method is a chain of method handles, and a flush calls it for
   * every sample.
   */
  @Override
  public int hashCode() {
    int hash = 31 * name.hashCode() + detail.hashCode();
    hash = 31 * hash + segment.hashCode();
    return 31 * hash + Long.hashCode(start) + stream.ordinal();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SketchKey that
        && start == that.start
        && stream == that.stream
        && name.equals(that.name)
        && detail.equals(that.detail)
        && segment.equals(that.segment);
  }
}
