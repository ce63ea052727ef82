package io.groundspeed.probe.call;

/**
 * How many bytes one request may still write to the server's log, so that no client fills it.
 * Thread-safe.
 */
public final class LogAllowance {
  /** Bytes of log lines per request: 2 KB with the final notice. */
  public static final int BYTES = 1_900;

  private int left = BYTES;
  private int dropped;

  /** Returns how many bytes may still be written, 0 to {@link #BYTES}. */
  public synchronized int left() {
    return left;
  }

  /** Takes bytes that were written. */
  public synchronized void take(int bytes) {
    left = Math.max(0, left - bytes);
  }

  /** Counts a line that was not written; returns whether it is the first of this request. */
  public synchronized boolean drop() {
    return dropped++ == 0;
  }
}
