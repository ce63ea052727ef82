package io.groundspeed.probe.realm;

/** Too many passwords are being hashed at the moment; retry in a second or two. */
public final class BusyException extends Exception {
  private static final long serialVersionUID = 1L;

  BusyException() {
    super("Too many passwords are being checked at the moment", null, false, false);
  }
}
