package io.groundspeed.probe.call;

/**
 * The number of bytes that one request may still write to the server's log, so that no client can
 * fill it. Thread-safe.
 */
public final class LogAllowance {
  /** Bytes of log lines per request: 2 KB including the final notice. */
  public static final int BYTES = 1_900;

  private int left = BYTES;
  private int dropped;

  /** Returns how many bytes may still be written, 0 to {@link #BYTES}. */
  public synchronized int left() {
    return left;
  }

  /** Subtracts bytes that were written. */
  public synchronized void take(int bytes) {
    left = Math.max(0, left - bytes);
  }

  /** Counts a line that was not written, and returns whether it is the first of this request. */
  public synchronized boolean drop() {
    return dropped++ == 0;
  }
}
