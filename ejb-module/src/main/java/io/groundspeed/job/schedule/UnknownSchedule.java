package io.groundspeed.job.schedule;

import jakarta.ejb.ApplicationException;

/** There is no schedule with this id. */
@ApplicationException
public final class UnknownSchedule extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnknownSchedule(long id) {
    super("There is no schedule " + id + ".");
  }
}
