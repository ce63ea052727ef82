package io.groundspeed.refusal;

import jakarta.ejb.ApplicationException;

/** What was asked for does not exist, or is not open to anybody. */
@ApplicationException(rollback = true)
public final class NotFoundException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message a sentence for who asked
   */
  public NotFoundException(String message) {
    super(message);
  }
}
