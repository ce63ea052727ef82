package io.groundspeed.refusal;

import jakarta.ejb.ApplicationException;

/** The caller has the required role, but no right to this object. */
@ApplicationException(rollback = true)
public final class NotYoursException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message a sentence for the user
   */
  public NotYoursException(String message) {
    super(message);
  }
}
