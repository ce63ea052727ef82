package io.groundspeed.job.schedule;

import jakarta.ejb.ApplicationException;

/** A schedule that can't be saved as it is. */
@ApplicationException
public final class InvalidSchedule extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String field;

  /**
   * @param reason what is wrong, as the end of a sentence that begins with the field
   */
  InvalidSchedule(String field, String reason) {
    super(field + " " + reason);
    this.field = field;
  }

  /** Returns the component of {@link ScheduleChange} that is to blame. */
  public String field() {
    return field;
  }
}
