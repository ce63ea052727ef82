package io.groundspeed.probe.call;

import io.groundspeed.probe.sql.Fingerprint;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.ObjIntConsumer;

/**
 * One request or one run of a job, while it lasts. Thread-safe: an asynchronous request may be
 * worked on by several threads.
 */
public class Call {
  private final long id = ThreadLocalRandom.current().nextLong();

  /** Without locks and barriers: what runs on two threads at once may be missing here. */
  private long databaseNanos;

  private long cacheNanos;
  private int statements;
  private StatementCounts counts;
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

  /** Returns 16 hexadecimal digits that tell this call from every other. */
  public final String id() {
    return HexFormat.of().toHexDigits(id);
  }

  public final String deployment() {
    return deployment;
  }

  public final Caller caller() {
    refine();
    return caller;
  }

  /** Is called each time before the caller is read: a subclass may set a better name here. */
  protected void refine() {}

  /** The route is known better now, for example by the resource method that was found. */
  public final void routed(String template) {
    caller = Calls.caller(deployment, template);
  }

  /** Returns who was logged in to the application, null if no one was or it isn't known yet. */
  public String user() {
    return null;
  }

  /**
   * Notes what was logged as an error while this call was worked on.
   *
   * @param category the name of the logger
   */
  public void logged(String category, Throwable failure) {}

  /** Returns what this call may still write to the server's log, null where it is not bounded. */
  public LogAllowance logAllowance() {
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

  /** Hands over how often each statement ran, of the first 512 different ones. */
  public final void eachStatement(ObjIntConsumer<Fingerprint> consumer) {
    if (counts != null) {
      counts.each(consumer);
    }
  }

  /** Returns the time that statements took so far, in nanoseconds. */
  public final long databaseNanos() {
    return databaseNanos;
  }

  public final int statements() {
    return statements;
  }

  /** Counts a read of the cache. Without the clock: most are answered at once. */
  public final void readCache() {
    cacheReads++;
  }

  /**
   * Adds time that this call waited in the cache, for its own load or another's.
   *
   * @param nanos without what {@link #accountedNanos} grew by meanwhile
   */
  public final void waitedForCache(long nanos) {
    cacheNanos += Math.max(0, nanos);
  }

  /** Returns the time that statements and waiting in the cache took so far, in nanoseconds. */
  public final long accountedNanos() {
    return databaseNanos + cacheNanos;
  }

  /** Returns the time waited in the cache so far, in nanoseconds, without that of statements. */
  public final long cacheNanos() {
    return cacheNanos;
  }

  public final int cacheReads() {
    return cacheReads;
  }
}
