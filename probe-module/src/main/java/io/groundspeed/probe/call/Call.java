package io.groundspeed.probe.call;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * One request or one run of a job, while it lasts. Thread-safe: an asynchronous request may be
 * worked on by several threads.
 */
public class Call {
  private final long id = ThreadLocalRandom.current().nextLong();

  /** Without locks and barriers: what runs on two threads at once may be missing here. */
  private long databaseNanos;

  private int statements;
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
    return caller;
  }

  /** The route is known better now, for example by the resource method that was found. */
  public final void routed(String template) {
    caller = Calls.caller(deployment, template);
  }

  /** Returns who was logged in to the application, null where nobody was or it isn't known yet. */
  public String user() {
    return null;
  }

  /** Adds a statement that ran for this call. */
  public final void ran(long nanos) {
    databaseNanos += nanos;
    statements++;
  }

  /** Returns the time that statements took so far, in nanoseconds. */
  public final long databaseNanos() {
    return databaseNanos;
  }

  public final int statements() {
    return statements;
  }
}
