package io.groundspeed.job;

/** There is no job with that id. */
public final class UnknownJob extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnknownJob(long id) {
    super("There is no job " + id + ".");
  }
}
