package io.groundspeed.telemetry.sketch;

/**
 * Where a sketch belongs.
 *
 * @param start the beginning of its minute, hour or day, in seconds since 1970 UTC
 */
public record SketchKey(Stream stream, String name, String detail, String segment, long start) {
  /** By hand: the generated one is a chain of method handles, and a flush asks for every sample. */
  @Override
  public int hashCode() {
    int hash = 31 * name.hashCode() + detail.hashCode();
    hash = 31 * hash + segment.hashCode();
    return 31 * hash + Long.hashCode(start) + stream.ordinal();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SketchKey that
        && start == that.start
        && stream == that.stream
        && name.equals(that.name)
        && detail.equals(that.detail)
        && segment.equals(that.segment);
  }
}
