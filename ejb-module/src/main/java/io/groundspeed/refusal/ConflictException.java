package io.groundspeed.refusal;

import jakarta.ejb.ApplicationException;

/** What was asked for contradicts what is so already. */
@ApplicationException(rollback = true)
public final class ConflictException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message a sentence for who asked
   */
  public ConflictException(String message) {
    super(message);
  }
}
