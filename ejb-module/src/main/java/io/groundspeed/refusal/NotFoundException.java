package io.groundspeed.refusal;

import jakarta.ejb.ApplicationException;

/** The requested object does not exist, or is not accessible to the caller. */
@ApplicationException(rollback = true)
public final class NotFoundException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message a sentence for the user
   */
  public NotFoundException(String message) {
    super(message);
  }
}
