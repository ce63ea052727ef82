package io.groundspeed.job;

import jakarta.ejb.ApplicationException;

/** A job that can't be enqueued as it is. */
@ApplicationException
public final class InvalidJob extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String field;
  private final String reason;

  /**
   * @param reason what is wrong, as the end of a sentence that begins with the field
   */
  public InvalidJob(String field, String reason) {
    super(field + " " + reason);
    this.field = field;
    this.reason = reason;
  }

  public String field() {
    return field;
  }

  /** Returns what is wrong, as the end of a sentence that begins with the field. */
  public String reason() {
    return reason;
  }
}
