package io.groundspeed.telemetry.flush;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Logs at most one line every ten seconds, with the number of failures since the previous line. An
 * unavailable database, or a sender of rows that it rejects, must not fill the disk with logs.
 * Thread-safe.
 */
public final class FailureLog {
  private static final Logger LOG = Logger.getLogger(FailureLog.class.getName());
  private static final long PAUSE_NANOS = Duration.ofSeconds(10).toNanos();
  private static final int LONGEST = 200;

  private final String what;
  private final AtomicLong last = new AtomicLong(System.nanoTime() - PAUSE_NANOS);
  private final AtomicLong count = new AtomicLong();

  /**
   * @param what the beginning of each line, for example "Failed flushes"
   */
  public FailureLog(String what) {
    this.what = what;
  }

  /** Counts a failure, and logs it like {@link #report(String)}. */
  public void report(Throwable cause) {
    report(String.valueOf(cause));
  }

  /** Counts a failure, and logs it unless a line was logged less than ten seconds ago. */
  public void report(String cause) {
    count.incrementAndGet();
    long now = System.nanoTime();
    long before = last.get();
    if (now - before >= PAUSE_NANOS && last.compareAndSet(before, now)) {
      LOG.log(
          Level.WARNING,
          "{0}: {1} since the last such line, the latest: {2}",
          new Object[] {what, count.getAndSet(0), firstLine(cause)});
    }
  }

  /** Returns the first line without control characters, at most 200 characters. */
  static String firstLine(String message) {
    String line = message.lines().findFirst().orElse("");
    String shortened = line.length() > LONGEST ? line.substring(0, LONGEST) : line;
    return shortened.replaceAll("\\p{Cntrl}", "?");
  }
}
