package io.groundspeed.job;

/** A handler ended its attempt because cancellation was requested. */
public final class JobCancelled extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public JobCancelled() {
    super("The job was cancelled");
  }
}
