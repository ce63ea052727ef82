package io.groundspeed.refusal;

import jakarta.ejb.ApplicationException;

/** The caller's role would do, but this one belongs to somebody else. */
@ApplicationException(rollback = true)
public final class NotYoursException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message a sentence for who asked
   */
  public NotYoursException(String message) {
    super(message);
  }
}
