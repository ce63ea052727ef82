package io.groundspeed.telemetry.sketch;

/**
 * What is measured. The code is stored in {@code telemetry_sketch.stream} and in packed deltas, so
 * it never changes.
 */
public enum Stream {
  QUERY(1),
  ENDPOINT(2),
  VITAL(3),
  ASSET(4),
  JOB(5),
  CACHE(6);

  private final int code;

  Stream(int code) {
    this.code = code;
  }

  /** Returns its number in the database. */
  public int code() {
    return code;
  }

  /** Returns the stream of a number. */
  public static Stream ofCode(int code) {
    for (Stream stream : values()) {
      if (stream.code == code) {
        return stream;
      }
    }
    throw new IllegalArgumentException("no stream has the code " + code);
  }
}
