package io.groundspeed.probe.realm;

import io.groundspeed.probe.client.AuditLine;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.logging.Logger;

/**
 * Lines of the audit log about attempts to log in. At most 20 a minute, so that nobody can fill the
 * log: then one line says how many more there were. Thread-safe.
 */
public final class LoginAudit {
  private static final int LINES = 20;
  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
  private static final LoginAudit OF_SERVER =
      new LoginAudit(Logger.getLogger(AuditLine.LOGGER)::info, System::nanoTime);

  private final Consumer<String> log;
  private final LongSupplier nanoTime;
  private long minute;
  private int lines;
  private long failures;
  private long refusals;

  LoginAudit(Consumer<String> log, LongSupplier nanoTime) {
    this.log = log;
    this.nanoTime = nanoTime;
    this.minute = nanoTime.getAsLong();
  }

  /** Returns the one that all attempts on this server are written to. */
  public static LoginAudit ofServer() {
    return OF_SERVER;
  }

  synchronized void failed(String name) {
    if (mayWrite()) {
      log.accept(AuditLine.of(name, "failed to log in", null));
    } else {
      failures++;
    }
  }

  synchronized void locked(String name, Duration lock) {
    if (mayWrite()) {
      log.accept(AuditLine.of(name, "is locked out for " + lock.toSeconds() + " s", null));
    }
  }

  /** Attempts during a lock are only counted: its begin was written. */
  synchronized void refused() {
    summarise();
    refusals++;
  }

  /** Written once for a name and network by HTTP Basic: scripts send it with each request. */
  synchronized void authenticated(String name) {
    summarise();
    log.accept(AuditLine.of(name, "authenticated by HTTP Basic", null));
  }

  /** Writes how many lines were left out, if a minute is over. Meant to be called each minute. */
  public synchronized void summarise() {
    if (nanoTime.getAsLong() - minute < MINUTE) {
      return;
    }
    if (failures + refusals > 0) {
      log.accept(
          "%d more failed log-ins, and %d refused while locked or busy"
              .formatted(failures, refusals));
    }
    minute = nanoTime.getAsLong();
    lines = 0;
    failures = 0;
    refusals = 0;
  }

  private boolean mayWrite() {
    summarise();
    return ++lines <= LINES;
  }
}
