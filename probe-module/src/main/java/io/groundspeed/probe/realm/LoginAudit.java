package io.groundspeed.probe.realm;

import io.groundspeed.probe.client.AuditLine;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.logging.Logger;

/**
 * Writes lines about log-in attempts to the audit log. It writes at most 60 failures and 60 locks a
 * minute, which is below 30 MB a day, so that no one can fill the log. After that, one line reports
 * how many more there were. Thread-safe.
 */
public final class LoginAudit {
  private static final int LINES = 60;
  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
  private static final LoginAudit OF_SERVER =
      new LoginAudit(Logger.getLogger(AuditLine.LOGGER)::info, System::nanoTime);

  private final Consumer<String> log;
  private final LongSupplier nanoTime;
  private long minute;
  private long failures;
  private long locks;
  private long refusals;

  LoginAudit(Consumer<String> log, LongSupplier nanoTime) {
    this.log = log;
    this.nanoTime = nanoTime;
    this.minute = nanoTime.getAsLong();
  }

  /** Returns the audit of all attempts on this server. */
  public static LoginAudit ofServer() {
    return OF_SERVER;
  }

  synchronized void failed(String name) {
    summarise();
    if (++failures <= LINES) {
      log.accept(AuditLine.of(name, "failed to log in", null));
    }
  }

  synchronized void locked(String name, Duration lock) {
    summarise();
    if (++locks <= LINES) {
      log.accept(AuditLine.of(name, "is locked out for " + lock.toSeconds() + " s", null));
    }
  }

  /** Attempts during a lock are only counted, because the start of the lock was logged. */
  synchronized void refused() {
    summarise();
    refusals++;
  }

  /** Logged once per name and network for HTTP Basic, because scripts send it with each request. */
  synchronized void authenticated(String name) {
    summarise();
    log.accept(AuditLine.of(name, "authenticated by HTTP Basic", null));
  }

  /**
   * Writes how many lines were left out, if a minute has passed. Meant to be called each minute.
   */
  public synchronized void summarise() {
    if (nanoTime.getAsLong() - minute < MINUTE) {
      return;
    }
    long moreFailures = Math.max(0, failures - LINES);
    long moreLocks = Math.max(0, locks - LINES);
    if (moreFailures + moreLocks + refusals > 0) {
      log.accept(
          "%d more failed log-ins, %d more locks, and %d attempts refused while locked or busy"
              .formatted(moreFailures, moreLocks, refusals));
    }
    minute = nanoTime.getAsLong();
    failures = 0;
    locks = 0;
    refusals = 0;
  }
}
