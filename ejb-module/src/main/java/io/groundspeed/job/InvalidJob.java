package io.groundspeed.job;

import jakarta.ejb.ApplicationException;

/** A job can't be enqueued in its present form. */
@ApplicationException
public final class InvalidJob extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String field;
  private final String reason;

  /**
   * @param field the invalid field
   * @param reason what is wrong, phrased as the end of a sentence that begins with the field
   */
  public InvalidJob(String field, String reason) {
    super(field + " " + reason);
    this.field = field;
    this.reason = reason;
  }

  /** Returns the invalid field. */
  public String field() {
    return field;
  }

  /** Returns what is wrong, phrased as the end of a sentence that begins with the field. */
  public String reason() {
    return reason;
  }
}
