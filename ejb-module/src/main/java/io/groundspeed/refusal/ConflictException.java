package io.groundspeed.refusal;

import jakarta.ejb.ApplicationException;

/** The request conflicts with the current state. */
@ApplicationException(rollback = true)
public final class ConflictException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message a sentence for the user
   */
  public ConflictException(String message) {
    super(message);
  }
}
