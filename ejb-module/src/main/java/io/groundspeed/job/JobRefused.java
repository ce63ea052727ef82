package io.groundspeed.job;

import jakarta.ejb.ApplicationException;

/** A job can't do what is asked of it where it is now. */
@ApplicationException(rollback = true)
public final class JobRefused extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  JobRefused(String message) {
    super(message);
  }
}
