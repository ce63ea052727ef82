package io.groundspeed.database.session;

import jakarta.ejb.ApplicationException;

/** A session can't be ended. The message is a sentence that says why and what to do. */
@ApplicationException
public final class SessionRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SessionRefused(String message) {
    super(message, null, false, false);
  }
}
