package io.groundspeed.job;

import jakarta.ejb.ApplicationException;

/** The requested change is not allowed in the job's current status. */
@ApplicationException(rollback = true)
public final class JobRefused extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  JobRefused(String message) {
    super(message);
  }
}
