package io.groundspeed.job;

import jakarta.ejb.ApplicationException;

/** There is no job with this id. */
@ApplicationException(rollback = true)
public final class UnknownJob extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnknownJob(long id) {
    super("There is no job " + id + ".");
  }
}
