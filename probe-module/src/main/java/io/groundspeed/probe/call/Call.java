package io.groundspeed.probe.call;

import io.groundspeed.probe.sql.Fingerprint;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One request or one run of a job, while it lasts. Thread-safe: several threads may work on an
 * asynchronous request.
 */
public class Call {
  private final long id = ThreadLocalRandom.current().nextLong();

  /** Updated without locks or barriers: concurrent updates from two threads may be lost. */
  private long databaseNanos;

  private long cacheNanos;
  private int statements;
  private @Nullable StatementCounts counts;
  private int cacheReads;
  private final String deployment;
  private volatile Caller caller;

  /**
   * @param endpoint the template as far as it is known, or the job's name
   */
  public Call(String deployment, String endpoint) {
    this.deployment = deployment;
    caller = Calls.caller(deployment, endpoint);
  }

  /** Returns 16 hexadecimal digits that identify this call. */
  public final String id() {
    return idOf(id);
  }

  /** Returns the number that {@link #id} writes in hexadecimal. */
  public final long number() {
    return id;
  }

  /** Returns the id of the call with a number. */
  public static String idOf(long number) {
    return HexFormat.of().toHexDigits(number);
  }

  public final String deployment() {
    return deployment;
  }

  public final Caller caller() {
    refine();
    return caller;
  }

  /** Called each time before the caller is read. A subclass may set a better name here. */
  protected void refine() {}

  /** Sets a better known route, for example that of the resource method that was found. */
  public final void routed(String template) {
    caller = Calls.caller(deployment, template);
  }

  /**
   * Returns the user who was logged in to the application; null if there was none or it is not
   * known yet.
   */
  public @Nullable String user() {
    return null;
  }

  /**
   * Records an error that was logged during this call.
   *
   * @param category the name of the logger
   */
  public void logged(String category, Throwable failure) {}

  /** Returns how much this call may still write to the server's log; null if it is not limited. */
  public @Nullable LogAllowance logAllowance() {
    return null;
  }

  /** Adds time of a statement that ran for this call. */
  public final void ran(long nanos) {
    databaseNanos += nanos;
    statements++;
  }

  /** Adds a statement that ran for this call. */
  public final void ran(Fingerprint statement, long nanos) {
    ran(nanos);
    StatementCounts known = counts;
    if (known == null) {
      known = new StatementCounts();
      counts = known;
    }
    known.add(statement);
  }

  /** Passes to the consumer how often each statement ran, for the first 512 different ones. */
  public final void eachStatement(ObjIntConsumer<Fingerprint> consumer) {
    if (counts != null) {
      counts.each(consumer);
    }
  }

  /** Returns the time that statements took until now, in nanoseconds. */
  public final long databaseNanos() {
    return databaseNanos;
  }

  public final int statements() {
    return statements;
  }

  /**
   * Counts a read of the cache. It does not read the clock, because most reads are answered
   * immediately.
   */
  public final void readCache() {
    cacheReads++;
  }

  /**
   * Adds the time that this call waited for the cache, for its own load or another one.
   *
   * @param nanos the wait without the increase of {@link #accountedNanos} meanwhile
   */
  public final void waitedForCache(long nanos) {
    cacheNanos += Math.max(0, nanos);
  }

  /** Returns the time that statements and waiting for the cache took until now, in nanoseconds. */
  public final long accountedNanos() {
    return databaseNanos + cacheNanos;
  }

  /**
   * Returns the time spent waiting for the cache until now, in nanoseconds, without that of
   * statements.
   */
  public final long cacheNanos() {
    return cacheNanos;
  }

  public final int cacheReads() {
    return cacheReads;
  }

  /** Returns how long the client took to send its request body, in nanoseconds. */
  public long networkNanos() {
    return 0;
  }
}
