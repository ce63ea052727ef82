package io.groundspeed.job.schedule;

import jakarta.ejb.ApplicationException;

/** A schedule can't be saved in its present form. */
@ApplicationException
public final class InvalidSchedule extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String field;
  private final String reason;

  /**
   * @param reason what is wrong, phrased as the end of a sentence that begins with the field
   */
  InvalidSchedule(String field, String reason) {
    super(field + " " + reason);
    this.field = field;
    this.reason = reason;
  }

  /** Returns the invalid component of {@link ScheduleChange}. */
  public String field() {
    return field;
  }

  /** Returns what is wrong, phrased as the end of a sentence that begins with the field. */
  public String reason() {
    return reason;
  }
}
