package io.groundspeed.telemetry.sketch;

/**
 * The kinds of measurements. The code is stored in {@code telemetry_sketch.stream} and in packed
 * deltas, so it must never change.
 */
public enum Stream {
  QUERY(1),
  ENDPOINT(2),
  VITAL(3),
  ASSET(4),
  JOB(5),
  CACHE(6),
  WAIT(7);

  private final int code;

  Stream(int code) {
    this.code = code;
  }

  /** Returns its code in the database. */
  public int code() {
    return code;
  }

  /**
   * Returns the stream with a code.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Stream ofCode(int code) {
    for (Stream stream : values()) {
      if (stream.code == code) {
        return stream;
      }
    }
    throw new IllegalArgumentException("no stream has the code " + code);
  }
}
