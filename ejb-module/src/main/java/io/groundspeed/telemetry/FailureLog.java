package io.groundspeed.telemetry;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One line every ten seconds: a database that is away must not fill the disk with its absence.
 * Thread-safe.
 */
final class FailureLog {
  private static final Logger LOG = Logger.getLogger(FailureLog.class.getName());
  private static final long PAUSE_NANOS = Duration.ofSeconds(10).toNanos();
  private static final int LONGEST = 200;

  private final AtomicLong last = new AtomicLong(System.nanoTime() - PAUSE_NANOS);

  void report(Throwable cause) {
    long now = System.nanoTime();
    long before = last.get();
    if (now - before >= PAUSE_NANOS && last.compareAndSet(before, now)) {
      LOG.log(Level.WARNING, "A flush failed: {0}", firstLine(String.valueOf(cause)));
    }
  }

  static String firstLine(String message) {
    String line = message.lines().findFirst().orElse("");
    return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
  }
}
